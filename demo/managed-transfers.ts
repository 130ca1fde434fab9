import { moveByFts } from "./fts.ts";
import type { Random } from "./random.ts";
import { USERS, type DemoUser, type VoName } from "./registry.ts";
import { STORAGE_ELEMENTS, type DemoStorageElement } from "./storage-elements.ts";
import { DAY } from "./time.ts";
import { newTransferOperation, type DemoTransferOperation } from "./transfer.ts";
import { fateOf, hoursBefore, isClosed } from "./transfer-troubles.ts";

/** As long as the demo's FTS remembers, and how many operations that are. */
const MEMORY = 15 * DAY;
const OPERATIONS = 900;

/** Who has what moved. */
interface Kind {
  readonly vo: VoName;
  readonly owner: DemoUser;
  readonly group: string;
  readonly activity: string | null;
  readonly weight: number;
  readonly isFromTape?: true;
  readonly file: (random: Random) => readonly [folder: string, name: () => string];
}

const pad = (number: number, length: number) => String(number).padStart(length, "0");
const production = (vo: VoName): Kind["file"] => random => [`/${vo}/MC/prod${pad(random.integer(9041, 9071), 8)}/sub${pad(random.integer(0, 9), 2)}`, () => `mdst_${pad(random.integer(1, 999_999), 6)}.root`];
const analysis = (vo: VoName, { name }: DemoUser): Kind["file"] => random => [`/${vo}/user/${name[0]}/${name}/ntuples_${random.integer(1, 60)}`, () => `ntuple_${pad(random.integer(1, 999_999), 6)}.root`];
const raw: Kind["file"] = random => [`/belle/Raw/e0026/r${pad(random.integer(1, 1900), 5)}/sub00`, () => `physics.0026.HLT${random.integer(1, 9)}.f${pad(random.integer(1, 99_999), 5)}.root`];
const showers: Kind["file"] = random => [`/ctao/MC/PROD6/LaPalma/proton/simtel/${random.integer(712, 722)}/Data/${pad(random.integer(0, 40), 3)}xxx`, () => `proton_20deg_0deg_run${pad(random.integer(1, 40_999), 6)}.simtel.zst`];

const KINDS: readonly Kind[] = [
  { vo: "belle", owner: USERS.mcprod, group: "belle_prod", activity: "Production Output", weight: 45, file: production("belle") },
  { vo: "belle", owner: USERS.dataprod, group: "belle_prod", activity: "Data Consolidation", weight: 18, file: production("belle") },
  { vo: "belle", owner: USERS.dataprod, group: "belle_prod", activity: "Staging", weight: 11, isFromTape: true, file: raw },
  { vo: "belle", owner: USERS.hideki, group: "belle_user", activity: null, weight: 6, file: analysis("belle", USERS.hideki) },
  { vo: "belle", owner: USERS.müller, group: "belle_user", activity: null, weight: 4, file: analysis("belle", USERS.müller) },
  { vo: "ctao", owner: USERS.ctasim, group: "ctao_prod", activity: "Production Output", weight: 22, file: production("ctao") },
  { vo: "ctao", owner: USERS.ctasim, group: "ctao_prod", activity: "Staging", weight: 5, isFromTape: true, file: showers },
  { vo: "ctao", owner: USERS.chiara, group: "ctao_user", activity: null, weight: 3, file: analysis("ctao", USERS.chiara) },
];

/** What people and productions had moved in the last two weeks, the last days busier, oldest first: each operation from its begin to the present. */
export function managedTransfers(random: Random, now: number): DemoTransferOperation[] {
  const begins = Array.from({ length: OPERATIONS }, () => now - MEMORY * random.next() ** 1.5).sort((a, b) => a - b);
  return begins.map(createdAt => {
    const operation = newOperation(random, createdAt, now);
    moveByFts(operation, (way, at) => (isStranded(operation, at, now) ? { kind: "held" } : fateOf(way, hoursBefore(now, at), random)), now, random);
    return operation;
  });
}

/** He has not renewed his proxy for two days: DIRAC cannot submit in his name. */
const isStranded = ({ owner }: DemoTransferOperation, at: number, now: number) => owner === USERS.müller && at > now - 2 * DAY;

function newOperation(random: Random, createdAt: number, now: number): DemoTransferOperation {
  const { vo, owner, group, activity, isFromTape = false, file } = random.weighted(KINDS, ({ weight }) => weight), { all, disks, tapes } = ELEMENTS[vo];
  // to and from what is banned nothing is ordered
  const isOpen = (one: DemoStorageElement) => !isClosed(one, hoursBefore(now, createdAt)), target = random.weighted((isFromTape ? disks : all).filter(isOpen), ({ site }) => Math.sqrt(site.weight)), others = disks.filter(one => one !== target && isOpen(one));
  const targets = random.chance(0.1) ? [target, random.pick(others)] : [target];
  const source = isFromTape ? random.pick(tapes) : random.chance(0.4) ? random.pick(others.filter(one => !targets.includes(one))) : undefined;
  const [folder, name] = file(random), files = Array.from({ length: random.integer(1, 7) }, () => ({ lfn: `${folder}/${name()}`, size: Math.round(random.logNormal(1.4e9, 0.8)), checksum: random.hex(8) }));
  return newTransferOperation({ owner, group, source, replicas: source === undefined ? others.filter(one => !isClosed(one, 0)) : [source], targets, activity, createdAt, files });
}

const elementsOf = (vo: VoName) => {
  const all = STORAGE_ELEMENTS.filter(({ site }) => site.vos.includes(vo));
  return { all, disks: all.filter(({ tape }) => !tape), tapes: all.filter(({ tape }) => tape) } satisfies Record<string, readonly DemoStorageElement[]>;
};
const ELEMENTS = { belle: elementsOf("belle"), ctao: elementsOf("ctao") };
