export type VoName = "belle" | "ctao";

/** The setup of the 8.0 grid; 9.1 has none. */
export const SETUP = "Belle-Production";

export interface DemoUser {
  readonly name: string;
  readonly dn: string;
  /** Hours before UTC: people submit by day. */
  readonly zone: number;
  /** How busy they are, beside the others of their group. */
  readonly weight: number;
}

const user = (name: string, dn: string, zone = 0, weight = 1): DemoUser => ({ name, dn, zone, weight });

/** Invented people. Two differ only in case, some have accents or an apostrophe: comparisons must be exact. */
export const USERS = {
  hideki: user("hideki", "/C=JP/O=KEK/OU=CRC/CN=ARAKAWA Hideki", 9, 5),
  msmith: user("msmith", "/DC=org/DC=terena/DC=tcs/C=AU/O=The University of Melbourne/CN=Mary Smith", 10, 3),
  MSmith: user("MSmith", "/DC=org/DC=cilogon/C=US/O=Brookhaven National Laboratory/CN=Mark Smith A204417", -5, 2),
  jose: user("jose", "/DC=es/DC=irisgrid/O=ific/CN=jose.ferrer", 1, 1),
  josé: user("josé", "/DC=es/DC=irisgrid/O=usal/CN=José Marín", 1, 2),
  müller: user("müller", "/C=DE/O=GermanGrid/OU=DESY/CN=Jürgen Müller", 1, 3),
  sakura: user("sakura", "/C=JP/O=KEK/OU=CRC/CN=NISHINO Sakura", 9, 4),
  anna_k: user("anna_k", "/DC=si/DC=sling/O=IJS/CN=Anna Kralj", 1, 2),
  annaxk: user("annaxk", "/DC=si/DC=sling/O=IJS/CN=Annax Kovac", 1, 1),
  "o'brien": user("o'brien", "/C=IT/O=INFN/OU=Personal Certificate/L=Napoli/CN=Sean O'Brien", 1, 1),
  priya: user("priya", "/C=IN/O=IITG/CN=Priya Nair", 5.5, 2),
  wlin: user("wlin", "/C=TW/O=AS/OU=GRID/CN=Wei Lin 550211", 8, 2),
  mcprod: user("mcprod", "/DC=jp/DC=kek/CN=Belle II MC production"),
  dataprod: user("dataprod", "/DC=jp/DC=kek/CN=Belle II data production"),
  gridadm: user("gridadm", "/DC=jp/DC=kek/CN=Belle II grid administration"),
  shifter: user("shifter", "/DC=ca/DC=gridcanada/O=UVic/CN=Belle II expert shifter"),
  chiara: user("chiara", "/C=IT/O=INFN/OU=Personal Certificate/L=Padova/CN=Chiara Fontana", 1, 3),
  mdubois: user("mdubois", "/O=GRID-FR/C=FR/O=CNRS/OU=LAPP/CN=Marcel Dubois", 1, 2),
  kowalski: user("kowalski", "/C=PL/O=GRID/O=Cyfronet/CN=Piotr Kowalski", 1, 2),
  ctasim: user("ctasim", "/DC=de/DC=desy/O=CTAO/CN=CTAO simulation"),
  ctaadm: user("ctaadm", "/DC=de/DC=desy/O=CTAO/CN=CTAO computing administration"),
  pilot: user("pilot", "/DC=jp/DC=kek/CN=pilot/belle"),
  ctapilot: user("ctapilot", "/DC=de/DC=desy/O=CTAO/CN=pilot"),
} as const;
export type UserName = keyof typeof USERS;

export interface DemoGroup {
  readonly name: string;
  readonly vo: VoName;
  readonly users: readonly UserName[];
  readonly properties: readonly string[];
  readonly jobShare?: number;
}

export const GROUPS: readonly DemoGroup[] = [
  { name: "belle_user", vo: "belle", jobShare: 2000, properties: ["NormalUser"],
    users: ["hideki", "msmith", "MSmith", "jose", "josé", "müller", "sakura", "anna_k", "annaxk", "o'brien", "priya", "wlin"] },
  { name: "belle_prod", vo: "belle", jobShare: 10000, properties: ["NormalUser", "ProductionManagement", "JobSharing"],
    users: ["mcprod", "dataprod", "sakura"] },
  { name: "belle_admin", vo: "belle", users: ["gridadm"],
    properties: ["JobAdministrator", "ServiceAdministrator", "CSAdministrator", "NormalUser", "Operator"] },
  { name: "belle_operator", vo: "belle", properties: ["Operator"], users: ["shifter", "gridadm"] },
  { name: "belle_monitor", vo: "belle", properties: ["JobMonitor", "AccountingMonitor"], users: ["shifter"] },
  { name: "belle_pilot", vo: "belle", properties: ["GenericPilot", "LimitedDelegation"], users: ["pilot"] },
  { name: "ctao_user", vo: "ctao", jobShare: 1500, properties: ["NormalUser"], users: ["chiara", "mdubois", "kowalski", "müller"] },
  { name: "ctao_prod", vo: "ctao", jobShare: 5000, properties: ["NormalUser", "ProductionManagement", "JobSharing"], users: ["ctasim"] },
  { name: "ctao_admin", vo: "ctao", properties: ["JobAdministrator", "NormalUser", "Operator"], users: ["ctaadm"] },
  { name: "ctao_pilot", vo: "ctao", properties: ["GenericPilot", "LimitedDelegation"], users: ["ctapilot"] },
];

const groupsByName = new Map(GROUPS.map(group => [group.name, group]));

export function groupNamed(name: string): DemoGroup {
  const group = groupsByName.get(name);
  if (!group) throw new Error(`the demo registry has no group ${name}`);
  return group;
}

export function userNamed(name: string): DemoUser {
  const found = (USERS as Readonly<Record<string, DemoUser>>)[name];
  if (!found) throw new Error(`the demo registry has no user ${name}`);
  return found;
}
