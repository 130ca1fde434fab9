import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../../src/config/configuration-error.ts";
import { readOptions, type Options } from "../../src/config/options.ts";
import { usage } from "../../src/config/usage.ts";

const words = (line: string): string[] => line.split(" ").filter((word) => word !== "");
const read = (line: string, env: Record<string, string> = {}): Options => readOptions(words(line), env);

function mistakes(line: string, env: Record<string, string> = {}): readonly string[] {
  try {
    read(line, env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.mistakes;
    throw error;
  }
  return [];
}
const SERVE = "--dirac-cfg a.cfg --as jdoe:belle_user";

describe("the command", () => {
  it("is serve when the first word is an option", () => {
    expect(read(SERVE).command).toBe("serve");
    expect(readOptions([], { DIRAC_GRAPHQL_DIRAC_CFG: "a.cfg", DIRAC_GRAPHQL_AS: "u:g" }).command).toBe("serve");
  });
  it("is the first word else", () => {
    expect(read("demo").command).toBe("demo");
    expect(read("check --dirac-cfg a.cfg").command).toBe("check");
    expect(read("schema")).toEqual({ command: "schema" });
    expect(read(`serve ${SERVE}`).command).toBe("serve");
  });
  it("is refused when it is unknown, without the rules of another one", () => {
    expect(mistakes("sevre --port x")).toEqual([
      "sevre is not a command; the commands are serve, demo, check, grants, schema.",
      "--port must be a number from 0 to 65535.",
    ]);
  });
  it("comes first", () => {
    expect(mistakes("--port 1 demo")).toContain("demo is not expected here; the command comes first, the rest are options.");
  });
  it.each([["--help", "help"], ["demo -h", "help"], ["--version", "version"], ["serve --bogus --version", "version"]])("of %s goes before all mistakes", (line, command) => {
    expect(read(line)).toEqual({ command });
  });
});

describe("options", () => {
  it("of serve have their defaults", () => {
    expect(read(SERVE)).toEqual({
      command: "serve", host: "127.0.0.1", port: 4000, as: { user: "jdoe", group: "belle_user" }, allVosGroups: [], corsOrigins: [], trustedProxies: 0, cpuUnit: "HS06", stopDelay: 0, budget: true, executor: "compiled", diracCfg: ["a.cfg"], issuers: [],
    });
  });
  it("of demo have their defaults", () => {
    expect(read("demo")).toEqual({
      command: "demo", host: "127.0.0.1", port: 4000, allVosGroups: [], corsOrigins: [], trustedProxies: 0, cpuUnit: "HS06", stopDelay: 0, budget: true, executor: "compiled", rate: 3, jobs: 20_000, seed: 1, generation: "8.0",
    });
  });
  it("of serve are all read from the command line", () => {
    expect(read(`--dirac-cfg a.cfg --dirac-cfg=b.cfg --as jdoe:g --host ::1 --port 0 --audience aud --all-vos-group x --all-vos-group y
      --state dir --now 2026-11-20T12:00:00+01:00 --budget off --executor graphql-js --cors-origin https://a.example --trusted-proxies 2`.replaceAll("\n", " "))).toEqual({
      command: "serve", host: "::1", port: 0, as: { user: "jdoe", group: "g" }, allVosGroups: ["x", "y"], corsOrigins: ["https://a.example"], trustedProxies: 2, cpuUnit: "HS06", state: "dir", now: new Date("2026-11-20T11:00:00Z"),
      stopDelay: 0, budget: false, executor: "graphql-js", diracCfg: ["a.cfg", "b.cfg"], issuers: [], audience: "aud",
    });
  });
  it("are all read from the environment, lists at commas", () => {
    expect(
      readOptions([], {
        HOST: "localhost", PORT: "1", DIRAC_GRAPHQL_DIRAC_CFG: "a.cfg, b.cfg,", DIRAC_GRAPHQL_AS: "u:g", DIRAC_GRAPHQL_AUDIENCE: "aud",
        DIRAC_GRAPHQL_ALL_VOS_GROUPS: "x,y", DIRAC_GRAPHQL_STATE: "dir", DIRAC_GRAPHQL_NOW: "2026-11-20T12:00:00Z", DIRAC_GRAPHQL_BUDGET: "off", DIRAC_GRAPHQL_EXECUTOR: "graphql-js",
        DIRAC_GRAPHQL_CORS_ORIGINS: "https://a.example", DIRAC_GRAPHQL_TRUSTED_PROXIES: "2",
      }),
    ).toEqual({
      command: "serve", host: "localhost", port: 1, as: { user: "u", group: "g" }, allVosGroups: ["x", "y"], corsOrigins: ["https://a.example"], trustedProxies: 2, cpuUnit: "HS06", state: "dir", now: new Date("2026-11-20T12:00:00Z"),
      stopDelay: 0, budget: false, executor: "graphql-js", diracCfg: ["a.cfg", "b.cfg"], issuers: [], audience: "aud",
    });
  });
  it("of the cost are read from both", () => {
    const expected = { budget: true, budgetPerSecond: 50, costLimit: 9000, redis: "redis://:secret@127.0.0.1:6379/2" };
    expect(read("demo --budget 50 --cost-limit 9000 --redis redis://:secret@127.0.0.1:6379/2")).toMatchObject(expected);
    expect(read("demo", { DIRAC_GRAPHQL_BUDGET: "50", DIRAC_GRAPHQL_COST_LIMIT: "9000", DIRAC_GRAPHQL_REDIS: "redis://:secret@127.0.0.1:6379/2" })).toMatchObject(expected);
    expect(mistakes("demo --budget 0 --cost-limit none --redis http://127.0.0.1")).toEqual([
      "--budget must be off or a whole number from 1 to 1000000.", "--cost-limit must be a whole number from 1 to 1000000000.", "--redis must be a URL such as redis://127.0.0.1:6379.",
    ]);
  });
  it("of the demo are read from both", () => {
    const expected = { rate: 0.5, jobs: 7, seed: 0, generation: "9.1" };
    expect(read("demo --rate 0.5 --jobs 7 --seed 0 --generation 9.1")).toMatchObject(expected);
    const env = { DIRAC_GRAPHQL_RATE: "0.5", DIRAC_GRAPHQL_JOBS: "7", DIRAC_GRAPHQL_SEED: "0", DIRAC_GRAPHQL_GENERATION: "9.1" };
    expect(read("demo", env)).toMatchObject(expected);
    expect(read("demo --rate 0")).toMatchObject({ rate: 0 });
  });
  it("of grants are read from both, and the account has a name where none is given", () => {
    expect(read("grants --generation 9.1 --account reader@10.0.0.% --dirac-cfg a.cfg")).toEqual({ command: "grants", generation: "9.1", account: { user: "reader", host: "10.0.0.%" }, diracCfg: ["a.cfg"] });
    expect(read("grants", { DIRAC_GRAPHQL_GENERATION: "8.0", DIRAC_GRAPHQL_ACCOUNT: "r@::1" })).toEqual({ command: "grants", generation: "8.0", account: { user: "r", host: "::1" }, diracCfg: [] });
    expect(read("grants --generation 8.0")).toMatchObject({ account: { user: "dirac_graphql", host: "%" } });
  });
  it("of the command line win over the environment, lists as a whole; the last of two wins", () => {
    expect(read(`${SERVE} --port 1 --port 2`, { PORT: "3", DIRAC_GRAPHQL_DIRAC_CFG: "env.cfg" })).toMatchObject({ port: 2, diracCfg: ["a.cfg"] });
  });
  it("that are empty in the environment count as absent", () => {
    expect(read(SERVE, { PORT: "", HOST: " ", DIRAC_GRAPHQL_ISSUERS: "," })).toMatchObject({ port: 4000, host: "127.0.0.1", issuers: [] });
  });
  it("of another command are ignored in the environment, which commands may share", () => {
    const shared = { PORT: "x", DIRAC_GRAPHQL_RATE: "x", DIRAC_GRAPHQL_ISSUERS: "x" };
    expect(read("schema", shared)).toEqual({ command: "schema" });
    expect(read("demo", { DIRAC_GRAPHQL_ISSUERS: "https://x", DIRAC_GRAPHQL_DIRAC_CFG: "a" }).command).toBe("demo");
    expect(read(SERVE, { DIRAC_GRAPHQL_RATE: "x" }).command).toBe("serve");
  });
  it("keep user and group exactly as written", () => {
    expect(readOptions(["demo", "--as", "o'brien :Belle_Usér"], {})).toMatchObject({ as: { user: "o'brien ", group: "Belle_Usér" } });
  });
});

describe("mistakes", () => {
  it("are told all at once", () => {
    expect(mistakes("serve --bogus 1 --port x --as me --now today --jobs 5 --budget on stray --state", { HOST: "a b" })).toEqual([
      "--bogus is not an option; see --help.",
      "stray is not expected here; the command comes first, the rest are options.",
      "--state needs a value, the path of a directory.",
      "--jobs is not an option of serve.",
      "HOST must be a host name or an address without port.",
      "--port must be a number from 0 to 65535.",
      "--as must be USER:GROUP.",
      "--now must be an ISO 8601 instant with zone, such as 2026-11-20T12:00:00Z.",
      "--budget must be off or a whole number from 1 to 1000000.",
      "serve needs --dirac-cfg FILE, DIRAC's configuration.",
    ]);
  });
  it("make one error whose message has a line for each", () => {
    expect(() => read("demo --port x --seed y")).toThrow("--port must be a number from 0 to 65535.\n--seed must be a whole number, 0 or more.");
  });
  it.each([
    ["--dirac-cfg a.cfg", "demo"], ["--issuer https://x", "demo"], ["--diracx-config https://x", "demo"], ["--audience x", "demo"], ["--port 1", "schema"], ["--rate 1", "check"], ["--generation 8.0", "serve"], ["--account a@b", "serve"], ["--port 1", "grants"],
  ])("include %s for %s", (option, command) => {
    expect(mistakes(`${command} ${option}`)).toContain(`${words(option)[0]} is not an option of ${command}.`);
  });
  it.each([
    "--port -1", "--port 65536", "--port 1.5", "--port 0x10", "--port 1e3", "--host http://localhost", "--host localhost:4000", "--host [::1]", "--as jdoe", "--as :g", "--as u:",
    "--as a:b:c", "--rate -1", "--rate x", "--rate Infinity", "--jobs 0", "--jobs 1.5", "--jobs 99999999999999999999", "--seed -1", "--generation 9", "--generation v9.1", "--budget on", "--executor fast",
    "--now 2026-11-20T12:00:00", "--now 2026-11-20", "--now -PT6H", "--now now", "--now 2026-02-30T00:00:00Z", "--now 2026-11-20T25:00:00Z", "--now 2026-11-20T12:00:00+0100",
    "--now 1795176000",
  ])("include %s", (option) => {
    expect(mistakes(`demo ${option}`)).toEqual([expect.stringMatching(`^${words(option)[0]} must be `)]);
  });
  it.each(["--now 2026-11-20T12:00Z", "--now 2026-11-20T12:00:00.123456Z", "--host gw.example.org", "--host fe80::1", "--port 65535"])("do not include %s", (option) => {
    expect(mistakes(`demo ${option}`)).toEqual([]);
  });
  it.each(["--port", "--port=", "--as --help-me", "--state --port"])("include the missing value of %s", (option) => {
    expect(mistakes(`demo ${option}`)).toContainEqual(expect.stringMatching(/^--(port|as|state) needs a value, /));
  });
});

it("the usage names every option and its variable", () => {
  for (const name of ["--dirac-cfg FILE", "--as USER:GROUP", "--all-vos-group GROUP", "--diracx-config URL", "[DIRAC_GRAPHQL_DIRACX_CONFIG]", "--generation 8.0|9.1", "DIRAC_GRAPHQL_ISSUERS", "[PORT]", "--help"]) expect(usage()).toContain(name);
});
