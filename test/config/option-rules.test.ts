import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../../src/config/configuration-error.ts";
import { readOptions } from "../../src/config/options.ts";

function mistakes(line: string, env: Record<string, string> = {}): readonly string[] {
  try {
    readOptions(line.split(" "), env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.mistakes;
    throw error;
  }
  return [];
}
const NO_CFG = " needs --dirac-cfg FILE, DIRAC's configuration.";
const NOBODY = "serve must know who asks: give --as USER:GROUP (everybody who connects is that user) or --issuer URL (tokens tell).";
const EXCLUDE = "--as and --issuer exclude each other: either one user is everybody, or tokens tell.";
const NO_ISSUER = "--diracx-config must be one of the URLs of --issuer, to the letter: it is asked with tokens that it made itself.";
const LOOPBACK = "--host: without --issuer serve listens on this machine only (127.0.0.1, ::1, localhost).";

describe("serve", () => {
  it("starts with a configuration and a user", () => {
    expect(mistakes("serve --dirac-cfg a.cfg --as u:g")).toEqual([]);
  });
  it("refuses to start without DIRAC's configuration", () => {
    expect(mistakes("serve --as u:g")).toEqual([`serve${NO_CFG}`]);
  });
  it("refuses to start when nobody can be identified", () => {
    expect(mistakes("serve --dirac-cfg a.cfg")).toEqual([NOBODY]);
  });
  it("does not complain of an absent user or configuration when it is written without a value", () => {
    expect(mistakes("serve --dirac-cfg= --as")).toEqual(["--dirac-cfg needs a value, the path of a file.", "--as needs a value, USER:GROUP."]);
  });
  it("starts with issuers instead of a user, then on any address", () => {
    expect(mistakes("serve --dirac-cfg a.cfg --issuer https://idp.example --host 0.0.0.0")).toEqual([]);
    expect(mistakes("serve --dirac-cfg a.cfg", { DIRAC_GRAPHQL_ISSUERS: "https://idp.example,https://other.example/realm/" })).toEqual([]);
  });
  it("takes an issuer over plain http on this machine only", () => {
    for (const good of ["http://127.0.0.1:8000", "http://localhost:8000/", "http://[::1]:1"]) {
      expect(mistakes(`serve --dirac-cfg a.cfg --issuer ${good}`)).toEqual([]);
    }
    for (const bad of ["http://idp.example", "http://127.0.0.1.example", "http://10.0.0.1", "idp.example", "ftp://idp.example", "https://", "https://u@idp.example", "https://idp.example?x", "https://idp.example#x"]) {
      expect(mistakes(`serve --dirac-cfg a.cfg --issuer ${bad}`)).toEqual(["--issuer must be an https URL (http on this machine only)."]);
    }
  });
  it("asks a DiracX for its configuration that is one of the issuers, to the letter", () => {
    const start = "serve --dirac-cfg a.cfg --diracx-config https://dx.example";
    expect(readOptions(`${start} --issuer https://idp.example --issuer https://dx.example`.split(" "), {})).toMatchObject({ diracxConfig: "https://dx.example" });
    expect(mistakes("serve --dirac-cfg a.cfg", { DIRAC_GRAPHQL_ISSUERS: "https://dx.example", DIRAC_GRAPHQL_DIRACX_CONFIG: "https://dx.example" })).toEqual([]);
    for (const other of ["https://idp.example", "https://dx.example/", "https://DX.example", "https://dx.example:443"]) expect(mistakes(`${start} --issuer ${other}`)).toEqual([NO_ISSUER]);
    expect(mistakes(`${start} --as u:g`)).toEqual([NO_ISSUER]);
    expect(mistakes(`${start.replace("serve", "check")} --issuer https://idp.example`)).toEqual([NO_ISSUER]);
    expect(mistakes(start)).toEqual([NO_ISSUER, NOBODY]);
    for (const bad of ["dx.example", "http://dx.example", "https://u:p@dx.example", "https://dx.example?x"]) {
      expect(mistakes(`serve --dirac-cfg a.cfg --issuer https://idp.example --diracx-config ${bad}`)).toEqual(["--diracx-config must be an https URL (http on this machine only)."]);
    }
    // one mistake has one sentence
    expect(mistakes(`serve --dirac-cfg a.cfg --issuer http://dx.example --diracx-config http://dx.example`)).toEqual(["--issuer must be an https URL (http on this machine only).", "--diracx-config must be an https URL (http on this machine only)."]);
  });
  it("takes origins as browsers send them", () => {
    expect(mistakes("serve --dirac-cfg a.cfg --as u:g --cors-origin https://portal.example --cors-origin http://localhost:5173")).toEqual([]);
    for (const bad of ["*", "portal.example", "https://portal.example/", "https://portal.example:443", "null"]) {
      expect(mistakes(`serve --dirac-cfg a.cfg --as u:g --cors-origin ${bad}`)).toHaveLength(1);
    }
  });
  it("refuses a user together with issuers", () => {
    expect(mistakes("serve --dirac-cfg a.cfg --as u:g", { DIRAC_GRAPHQL_ISSUERS: "https://idp.example" })).toEqual([EXCLUDE]);
  });
  it.each(["0.0.0.0", "::", "10.0.0.1", "gw.example.org", "128.0.0.1", "127.0.0.1.example.org", "0", "127.1", "::ffff:10.0.0.1", "LOCALHOST.example"])(
    "refuses to listen on %s for one user who is everybody",
    (host) => {
      expect(mistakes(`serve --dirac-cfg a.cfg --as u:g --host ${host}`)).toEqual([LOOPBACK]);
      expect(mistakes("serve --dirac-cfg a.cfg --as u:g", { HOST: host })).toEqual([LOOPBACK]);
    },
  );
  it.each(["127.0.0.1", "127.1.2.3", "::1", "localhost"])("listens on %s", (host) => {
    expect(mistakes(`serve --dirac-cfg a.cfg --as u:g --host ${host}`)).toEqual([]);
  });
});

describe("check", () => {
  it("needs the configuration only", () => {
    expect(mistakes("check --dirac-cfg a.cfg")).toEqual([]);
    expect(mistakes("check --port 1")).toEqual([`check${NO_CFG}`]);
  });
  it("takes the options of serve", () => {
    expect(mistakes("check --dirac-cfg a.cfg --as u:g --host 0.0.0.0 --issuer https://x")).toEqual([EXCLUDE]);
  });
});

describe("demo", () => {
  it("listens on this machine unless a host is given, then anywhere", () => {
    expect(readOptions(["demo"], {})).toMatchObject({ host: "127.0.0.1" });
    expect(readOptions(["demo", "--host", "0.0.0.0"], {})).toMatchObject({ host: "0.0.0.0" });
  });
});
