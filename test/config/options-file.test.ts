import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../../src/config/configuration-error.ts";
import { readOptions } from "../../src/config/options.ts";

const folder = mkdtempSync(join(tmpdir(), "dirac-graphql-options-"));
function file(text: string, name = "gateway.yaml"): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
function mistakes(argv: readonly string[], env: Record<string, string> = {}): readonly string[] {
  try {
    readOptions(argv, env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.mistakes.map(mistake => mistake.replaceAll(`${folder}/`, ""));
    throw error;
  }
  return [];
}

const YAML = `
# the gateway of KEK
dirac-cfg:
  - /opt/dirac/etc/Production.cfg
  - "/opt/dirac/etc/dirac, new.cfg"   # a comma is no separator here
as: jdoe:belle_user
port: 4001
budget: off
now: 2026-11-20T12:00:00Z
all-vos-group: dirac_admin
`;
const EXPECTED = {
  command: "serve", host: "127.0.0.1", port: 4001, as: { user: "jdoe", group: "belle_user" }, allVosGroups: ["dirac_admin"], corsOrigins: [], trustedProxies: 0, stopDelay: 0, now: new Date("2026-11-20T12:00:00Z"), budget: false, cpuUnit: "HS06", executor: "compiled",
  diracCfg: ["/opt/dirac/etc/Production.cfg", "/opt/dirac/etc/dirac, new.cfg"], issuers: [],
};

describe("the file of --config", () => {
  it("holds options by their names, lists as lists, values as they are written", () => {
    expect(readOptions(["--config", file(YAML)], {})).toEqual(EXPECTED);
  });
  it("may be JSON", () => {
    const json = { "dirac-cfg": EXPECTED.diracCfg, as: "jdoe:belle_user", port: 4001, budget: "off", now: "2026-11-20T12:00:00Z", "all-vos-group": ["dirac_admin"] };
    expect(readOptions(["--config", file(JSON.stringify(json), "gateway.json")], {})).toEqual(EXPECTED);
  });
  it("may be named in the environment", () => {
    expect(readOptions([], { DIRAC_GRAPHQL_CONFIG: file(YAML) })).toEqual(EXPECTED);
  });
  it("gives way to the environment, and that to the command line, lists as a whole", () => {
    const path = file(YAML);
    expect(readOptions(["--config", path], { PORT: "5", DIRAC_GRAPHQL_DIRAC_CFG: "env.cfg" })).toMatchObject({ port: 5, diracCfg: ["env.cfg"], budget: false });
    expect(readOptions(["--config", path, "--port", "6", "--dirac-cfg", "own.cfg"], { PORT: "5" })).toMatchObject({ port: 6, diracCfg: ["own.cfg"] });
  });
  it("may be empty, or hold comments and empty lists only", () => {
    for (const text of ["", "# nothing yet\n", "cors-origin: []\n", "{}"]) expect(readOptions(["demo", "--config", file(text)], {})).toMatchObject({ command: "demo", port: 4000, corsOrigins: [] });
  });
  it("is not read for a command that has no options", () => {
    expect(readOptions(["schema"], { DIRAC_GRAPHQL_CONFIG: "absent.yaml" })).toEqual({ command: "schema" });
  });
});

describe("mistakes in it", () => {
  it("are told all at once, with those of the environment and of the command line", () => {
    const path = file("prot: 1\nport: many\nas: [a, b]\nstate:\ndirac-cfg: [a.cfg, {x: 1}]\nrate: 3\nconfig: other.yaml\nhost: {name: x}\n");
    expect(mistakes(["--config", path, "--trusted-proxies", "-1"], { DIRAC_GRAPHQL_PROT: "1", DIRAC_GRAPHQL_LOG: "loud" })).toEqual([
      "DIRAC_GRAPHQL_PROT is no variable of an option; see --help.",
      "gateway.yaml: prot is not an option; see --help.",
      "gateway.yaml: as must be one value, USER:GROUP.",
      "gateway.yaml: state needs a value, the path of a directory.",
      "gateway.yaml: dirac-cfg has something in its list that is no single value; each must be the path of a file.",
      "gateway.yaml: config is not an option; see --help.",
      "gateway.yaml: host must be one value, a host name or an address without port.",
      "gateway.yaml: rate is not an option of serve.",
      "gateway.yaml: port must be a number from 0 to 65535.",
      "--trusted-proxies must be a whole number from 0 to 10.",
      "DIRAC_GRAPHQL_LOG must be debug, info, warn, error or silent.",
    ]);
  });
  it("of its form name the line, and no value", () => {
    expect(mistakes(["demo", "--config", file("port: 1\nport: 2\n")])).toEqual(["gateway.yaml, line 2: this key is there already."]);
    expect(mistakes(["demo", "--config", file("state: [secret\n")])).toEqual([expect.stringMatching(/^gateway\.yaml, line \d: this is neither YAML nor JSON\.$/)]);
    // what it lacks is not known then
    expect(mistakes(["--config", file("dirac-cfg: [a.cfg\nas: jdoe:belle_user\n")])).toEqual([expect.stringMatching(/line \d: this is neither YAML nor JSON\.$/)]);
    expect(mistakes(["demo", "--config", file("- port\n")])).toEqual(["gateway.yaml must be a map of options."]);
    expect(mistakes(["demo", "--config", join(folder, "absent.yaml")])).toEqual(["--config absent.yaml: the file cannot be read (ENOENT)."]);
  });
  it.each(["state: null", "state: ~", "state: ''", '{"state": null}', "state: '  '"])("include an empty value: %s", text => {
    expect(mistakes(["demo", "--config", file(text)])).toEqual(["gateway.yaml: state needs a value, the path of a directory."]);
  });
  it("break the rules between options as on the command line", () => {
    expect(mistakes(["--config", file("dirac-cfg: a.cfg\nas: u:g\nissuer: [https://x.example]\n")])).toEqual(["--as and --issuer exclude each other: either one user is everybody, or tokens tell."]);
  });
});

describe("the environment", () => {
  it("may hold what Kubernetes sets for a service of this name, and other programs' variables", () => {
    expect(mistakes(["demo"], { DIRAC_GRAPHQL_SERVICE_HOST: "10.0.0.1", DIRAC_GRAPHQL_SERVICE_PORT_HTTP: "80", DIRAC_GRAPHQL_PORT: "tcp://10.0.0.1:80", DIRAC_GRAPHQL_PORT_80_TCP_ADDR: "10.0.0.1", DIRAC_X: "1" })).toEqual([]);
    expect(mistakes(["demo"], { DIRAC_GRAPHQL_PORT: "4872" })).toEqual(["DIRAC_GRAPHQL_PORT is no variable of an option; see --help."]);
    expect(mistakes(["demo", "--budget", "40", "--cost-limit", "60000"])).toEqual([]);
    expect(mistakes(["--dirac-cfg", "a.cfg", "--as", "a:b", "--budget", "40", "--cost-limit", "60000"])).toEqual(["--cost-limit: a budget of 40 points in a second is full with 20000; no operation can cost more."]);
  });
  it("may not hold a variable that is none of ours though it looks so", () => {
    expect(mistakes(["demo"], { DIRAC_GRAPHQL_BUGDET: "off" })).toEqual(["DIRAC_GRAPHQL_BUGDET is no variable of an option; see --help."]);
  });
});
