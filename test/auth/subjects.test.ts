import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { authenticator, type Authenticate } from "../../src/auth/authenticate.ts";
import { subjectViewer } from "../../src/auth/subject-viewer.ts";
import { remoteIssuer } from "../../src/auth/remote-issuer.ts";
import { trustedIssuer } from "../../src/auth/trusted-issuer.ts";
import { Configuration } from "../../src/config/configuration.ts";
import { Registry } from "../../src/config/registry.ts";
import { subjectsOf } from "../../src/config/subjects.ts";
import { TestIssuer } from "../helpers/test-issuer.ts";

describe("a token of an OpenID issuer that knows nothing of DIRAC", () => {
  let issuer: TestIssuer, authenticate: Authenticate;

  const start = (audience: string | undefined, extra = "") => {
    const configuration = Configuration.fromText(`
      Registry {
        DefaultGroup = belle_user
        Users {
          alice {
            DN = /C=JP/CN=alice, /O=DIRAC/CN=sub-alice
          }
          bob {
            DefaultGroup = belle_prod
          }
          twin1 {
            DN = /O=DIRAC/CN=sub-twin
          }
          twin2 {
            DN = /O=DIRAC/CN=sub-twin
          }
          suspended {
            DN = /O=DIRAC/CN=sub-suspended
            Suspended = belle
          }
          lonely {
            DN = /O=DIRAC/CN=sub-lonely
          }
        }
        Groups {
          belle_user {
            Users = alice, bob, suspended
            Properties = NormalUser
            VO = belle
          }
          ctao_admin {
            Users = bob
            Properties = JobAdministrator
            VO = ctao
          }
          belle_prod {
            Users = bob
            Properties = NormalUser, JobSharing
            VO = belle
          }
        }
      }
      Resources {
        IdProviders {
          CheckIn {
            issuer = ${issuer.url}
          }
        }
      }
      DiracX {
        CsSync {
          VOs {
            belle {
              IdP {
                URL = ${issuer.url}
              }
              UserSubjects {
                bob = sub-bob
              }
            }
            ctao {
              IdP {
                URL = https://elsewhere.example
              }
              UserSubjects {
                alice = sub-stranger
              }
            }
          }
        }
      }
      ${extra}`.replace(/\{\n/g, "\n{\n").replace(/(\w) \n\{/g, "$1\n{"));
    const registry = new Registry(configuration), other = subjectViewer(registry, subjectsOf(configuration), async () => "9.1", []);
    const diracx = () => { throw new Error("this is no DiracX"); };
    authenticate = authenticator([trustedIssuer({ issuer: issuer.url, source: remoteIssuer(issuer.url), audience, diracx, other })], async () => null);
  };
  beforeEach(async () => {
    issuer = await new TestIssuer().start();
    await issuer.rotate("RS256");
    issuer.document = { scopes_supported: ["openid", "profile"] };
    start("our-client");
  });
  afterEach(() => issuer.stop());

  const bare = { vo: undefined, dirac_group: undefined, preferred_username: undefined, dirac_properties: undefined };
  const ask = async (sub: string, { group, aud = "our-client", ...claims }: { group?: string; aud?: string | string[] | null; [claim: string]: unknown } = {}) =>
    authenticate({ authorization: `Bearer ${await issuer.sign({ ...bare, sub, ...(aud === null ? {} : { aud }), ...claims })}`, group });

  it("is the user whose pseudo DN holds the subject, in the default group", async () => {
    expect(await ask("sub-alice")).toMatchObject({ name: "alice", group: "belle_user", vo: "belle", properties: new Set(["NormalUser"]) });
  });

  it("is the user whose subject the VO of that issuer declares, in the user's own default group", async () => {
    expect(await ask("sub-bob")).toMatchObject({ name: "bob", group: "belle_prod", properties: new Set(["NormalUser", "JobSharing"]) });
  });

  it("chooses among the user's groups by the header, and only among them", async () => {
    expect(await ask("sub-bob", { group: "belle_user" })).toMatchObject({ group: "belle_user" });
    await expect(ask("sub-alice", { group: "belle_prod" })).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: "the group is none of the user's" });
    await expect(ask("sub-alice", { group: "__proto__" })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("takes name, group and properties from the Registry, whatever the token claims", async () => {
    expect(await ask("sub-alice", { preferred_username: "bob", dirac_group: "belle_prod", dirac_properties: ["JobAdministrator"], vo: "ctao" }))
      .toMatchObject({ name: "alice", group: "belle_user", vo: "belle", properties: new Set(["NormalUser"]) });
  });

  it.each([["that is unknown", "sub-nobody"], ["that another VO's issuer declared", "sub-stranger"], ["that two users share", "sub-twin"]])("of a subject %s is nobody", async (_, sub) => {
    await expect(ask(sub)).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: "the subject of the token is no user of this DIRAC" });
  });

  it("of an issuer that speaks for one VO cannot choose a group of another", async () => {
    await expect(ask("sub-bob", { group: "ctao_admin" })).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: "the issuer of the token does not speak for the VO of that group" });
  });

  it("of a user in no group asks for one", async () => {
    await expect(ask("sub-lonely")).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: expect.stringMatching(/group/) });
  });

  it("of a user who is suspended in the VO is nobody", async () => {
    await expect(ask("sub-suspended")).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("is refused when its issuer's keys would come over plain http", async () => {
    issuer.document = { ...issuer.document, jwks_uri: "http://keys.example/jwks" };
    await expect(ask("sub-alice")).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: expect.stringContaining("cannot be asked for its keys") });
  });

  it("made for another client, or for nobody, is refused", async () => {
    for (const aud of ["other-client", ["a", "b"], null]) await expect(ask("sub-alice", { aud })).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: expect.stringContaining("aud") });
    expect(await ask("sub-alice", { aud: ["other-client", "our-client"] })).toMatchObject({ name: "alice" });
  });

  it("is refused altogether where no audience is configured", async () => {
    start(undefined);
    await expect(ask("sub-alice")).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: expect.stringContaining("audience") });
  });
});
