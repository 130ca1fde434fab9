/** What derived keys are told by. */
export interface KeyKnowledge {
  voOfGroup(group: string): string | null;
  isSiteName(name: string): boolean;
}

/** A key that DIRAC does not store: it follows from the values of stored ones. */
export interface DerivedKey {
  readonly name: string;
  readonly of: readonly string[];
  readonly description: string;
  /** Whether its values can be told from those of the one key that it is of. */
  readonly mayFilter: boolean;
  /** Null where there is none. The VO of a group depends on the Registry: `vo`. */
  valueOf(values: readonly string[], knowledge: KeyKnowledge): string | null;
}

const DERIVED: readonly DerivedKey[] = [
  { name: "VO", of: ["UserGroup"], description: "The VO of the group, by the Registry; in 9.1 pilots are booked under the VO itself.", mayFilter: true, valueOf: ([group], { voOfGroup }) => voOfGroup(group!) },
  { name: "Country", of: ["Site"], description: "Last part of the site's name, in capitals.", mayFilter: true, valueOf: ([site], { isSiteName }) => (isSiteName(site!) ? site!.split(".").at(-1)!.toUpperCase() : null) },
  { name: "Grid", of: ["Site"], description: "First part of the site's name.", mayFilter: true, valueOf: ([site], { isSiteName }) => (isSiteName(site!) ? site!.split(".")[0]! : null) },
  { name: "Channel", of: ["Source", "Destination"], description: "`Source -> Destination`.", mayFilter: false, valueOf: ([source, destination]) => `${source} -> ${destination}` },
];

/** The keys that follow from these, each behind the last one that it follows from. An own key of that name goes before. */
export const derivedKeys = (keys: readonly string[]): DerivedKey[] => DERIVED.filter(({ name, of }) => !keys.includes(name) && of.every(key => keys.includes(key)));

/** All keys by which a type can be grouped, in the order in which they are told. */
export function allKeys(keys: readonly string[]): string[] {
  const derived = derivedKeys(keys);
  return keys.flatMap(key => [key, ...derived.filter(({ of }) => of.at(-1) === key).map(({ name }) => name)]);
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  User: "DIRAC user name.", UserGroup: "DIRAC group; of pilots in 9.1 the VO.", JobGroup: "Job group.", JobType: "Job type.", JobClass: "Split type of the job in 8.0; `unknown` in 9.1.",
  ProcessingType: "Processing type.", Site: "Name of the site.", FinalMajorStatus: "Status at the job's end.", FinalMinorStatus: "Minor status at the job's end.",
  GridCE: "Computing element.", GridMiddleware: "Middleware of the pilot.", GridResourceBroker: "Resource broker; `DIRAC` in 9.1.", GridStatus: "Status of the pilot at its end.",
  OperationType: "What was done: `se.…`, putAndRegister, ReplicateAndRegister, Stage …", ExecutionSite: "Where it was asked for.", Source: "Where from.", Destination: "Where to.",
  Protocol: "Protocol; `FTS3` for transfers by FTS.", FinalStatus: "Successful, Failed; of FTS jobs Finished, Failed …", HostName: "Where the site director runs.", SiteDirector: "The site director.",
  CE: "Computing element.", Queue: "Queue: `computing element:queue`.", Status: "Status.", Endpoint: "Always `Deprecated`.", StorageElement: "Storage element.", SpaceType: "Total, Free or Used: ask for one of them, or group by it, since their sum means nothing.",
  MinorStatus: "Minor status.", ApplicationStatus: "Application status; `unset` since it would be too many.", JobSplitType: "Job type, whatever the name says.",
};

/** What a key holds, for descriptions. */
export const keyDescription = (key: string): string => DERIVED.find(({ name }) => name === key)?.description ?? DESCRIPTIONS[key] ?? `${key}.`;
