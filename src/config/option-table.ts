export const COMMANDS = ["serve", "demo", "check", "grants", "schema"] as const;
export type Command = (typeof COMMANDS)[number];

/** One option, described once: the command line, the environment, the usage text and the error messages come from here. */
interface OptionDescription {
  /** The variable that stands for it; for a `many` option a comma list. */
  readonly env: string;
  readonly value: string;
  readonly commands: readonly Command[];
  readonly help: string;
  /** Ends the sentence "--port must be …". */
  readonly expects: string;
  readonly many?: true;
}

const SERVER = ["serve", "check", "demo"] as const;
const DIRAC = ["serve", "check"] as const;
const DEMO = ["demo"] as const;
const GRANTS = ["grants"] as const;

export const OPTIONS = {
  config: {
    env: "DIRAC_GRAPHQL_CONFIG", value: "FILE", commands: SERVER,
    help: "these options in a file of YAML or JSON, lists as lists; the environment and the command line win", expects: "the path of a file",
  },
  "dirac-cfg": {
    env: "DIRAC_GRAPHQL_DIRAC_CFG", value: "FILE", commands: [...DIRAC, ...GRANTS], many: true,
    help: "DIRAC's configuration; repeat it to merge files, later ones win", expects: "the path of a file",
  },
  host: { env: "HOST", value: "HOST", commands: SERVER, help: "address to listen on (127.0.0.1)", expects: "a host name or an address without port" },
  port: { env: "PORT", value: "PORT", commands: SERVER, help: "port to listen on (4000; 0: any free one)", expects: "a number from 0 to 65535" },
  as: {
    env: "DIRAC_GRAPHQL_AS", value: "USER:GROUP", commands: SERVER,
    help: "everybody who connects is this user in this group", expects: "USER:GROUP",
  },
  issuer: {
    env: "DIRAC_GRAPHQL_ISSUERS", value: "URL", commands: DIRAC, many: true,
    help: "accept tokens of this issuer: a DiracX, or an OpenID provider", expects: "an https URL (http on this machine only)",
  },
  audience: {
    env: "DIRAC_GRAPHQL_AUDIENCE", value: "NAME", commands: DIRAC,
    help: "whom tokens of an issuer that is no DiracX must be made for", expects: "a name",
  },
  "diracx-config": {
    env: "DIRAC_GRAPHQL_DIRACX_CONFIG", value: "URL", commands: DIRAC,
    help: "complete DIRAC's configuration by that of this DiracX, one of the issuers", expects: "an https URL (http on this machine only)",
  },
  "cors-origin": {
    env: "DIRAC_GRAPHQL_CORS_ORIGINS", value: "ORIGIN", commands: SERVER, many: true,
    help: "pages from this origin may ask", expects: "an origin such as https://portal.example.org",
  },
  "trusted-proxies": {
    env: "DIRAC_GRAPHQL_TRUSTED_PROXIES", value: "N", commands: SERVER,
    help: "number of proxies in front, whose X-Forwarded-… headers are believed (0)", expects: "a whole number from 0 to 10",
  },
  "cpu-unit": {
    env: "DIRAC_GRAPHQL_CPU_UNIT", value: "NAME", commands: SERVER,
    help: "what computing power is told in, in accounting: DIRAC does not know (HS06)", expects: "a short name such as HS23",
  },
  "tls-cert": {
    env: "DIRAC_GRAPHQL_TLS_CERT", value: "FILE", commands: SERVER,
    help: "speak https with this certificate, PEM with those that vouch for it; read again on SIGHUP and when it changes", expects: "the path of a file",
  },
  "tls-key": { env: "DIRAC_GRAPHQL_TLS_KEY", value: "FILE", commands: SERVER, help: "the key of --tls-cert, PEM without a passphrase", expects: "the path of a file" },
  "all-vos-group": {
    env: "DIRAC_GRAPHQL_ALL_VOS_GROUPS", value: "GROUP", commands: SERVER, many: true,
    help: "members of this group see the rows of all VOs", expects: "the name of a group",
  },
  state: { env: "DIRAC_GRAPHQL_STATE", value: "DIR", commands: SERVER, help: "directory for what must survive a restart: what subscriptions know (per user; the demo: in memory)", expects: "the path of a directory" },
  now: {
    env: "DIRAC_GRAPHQL_NOW", value: "INSTANT", commands: SERVER,
    help: "the clock stands there (tests, demos, old dumps)", expects: "an ISO 8601 instant with zone, such as 2026-11-20T12:00:00Z",
  },
  "metrics-port": {
    env: "DIRAC_GRAPHQL_METRICS_PORT", value: "PORT", commands: SERVER,
    help: "port of /metrics, for whoever reaches it (without: on the port of all else, for this machine only)", expects: "a number from 0 to 65535",
  },
  "stop-delay": {
    env: "DIRAC_GRAPHQL_STOP_DELAY", value: "SECONDS", commands: SERVER,
    help: "how long /readyz says that it stops before it takes no more requests (0)", expects: "a whole number from 0 to 300",
  },
  log: { env: "DIRAC_GRAPHQL_LOG", value: "LEVEL", commands: SERVER, help: "debug, info (each operation), warn, error or silent (serve: info, warn at a terminal; demo: warn)", expects: "debug, info, warn, error or silent" },
  executor: { env: "DIRAC_GRAPHQL_EXECUTOR", value: "compiled|graphql-js", commands: SERVER, help: "what executes operations (compiled; graphql-js is slower and answers alike)", expects: "compiled or graphql-js" },
  budget: { env: "DIRAC_GRAPHQL_BUDGET", value: "off|N", commands: SERVER, help: "points by which a viewer's budget fills in a second (400); off: nobody has a budget, nor a limit of connections and subscriptions", expects: "off or a whole number from 1 to 1000000" },
  "cost-limit": { env: "DIRAC_GRAPHQL_COST_LIMIT", value: "N", commands: SERVER, help: "points that one operation may cost (30000), whoever asks", expects: "a whole number from 1 to 1000000000" },
  redis: { env: "DIRAC_GRAPHQL_REDIS", value: "URL", commands: SERVER, help: "keep budgets in this Redis, for several gateways together", expects: "a URL such as redis://127.0.0.1:6379" },
  rate: { env: "DIRAC_GRAPHQL_RATE", value: "N", commands: DEMO, help: "job changes per second (3; 0: none)", expects: "a number, 0 or more" },
  jobs: { env: "DIRAC_GRAPHQL_JOBS", value: "N", commands: DEMO, help: "number of jobs (20000)", expects: "a whole number, 1 or more" },
  seed: { env: "DIRAC_GRAPHQL_SEED", value: "N", commands: DEMO, help: "the same seed makes the same grid (1)", expects: "a whole number, 0 or more" },
  generation: { env: "DIRAC_GRAPHQL_GENERATION", value: "8.0|9.1", commands: [...DEMO, ...GRANTS], help: "generation of DIRAC's tables (demo: 8.0)", expects: "8.0 or 9.1" },
  account: { env: "DIRAC_GRAPHQL_ACCOUNT", value: "USER@HOST", commands: GRANTS, help: "the account that gets the rights (dirac_graphql@%)", expects: "USER@HOST" },
} as const satisfies Record<string, OptionDescription>;

export type OptionName = keyof typeof OPTIONS;

// widened: the literal types above are for OptionName only
export const optionNames = Object.keys(OPTIONS) as OptionName[];

export function describe(name: OptionName): OptionDescription {
  return OPTIONS[name];
}
