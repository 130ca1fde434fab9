import type { IncomingMessage, ServerResponse } from "node:http";
import { TestIssuer } from "./test-issuer.ts";

/** A user as DiracX' /api/config/ has them: whatever is not given has DiracX' default. */
export const aDiracxUser = (name: string, more: object = {}) => ({ PreferedUsername: name, DNs: [], Email: null, Suspended: [], Quota: null, ...more });

export const aDiracxGroup = (users: readonly string[], more: object = {}) => ({
  AutoAddVOMS: false, AutoUploadPilotProxy: false, AutoUploadProxy: false, JobShare: 1000, Properties: ["NormalUser"], Quota: null, Users: users, AllowBackgroundTQs: false, VOMSRole: null, AutoSyncVOMS: false, ...more,
});

export const aDiracxVo = (vo: string, users: object, groups: object, more: object = {}) => ({
  IdP: { URL: `https://idp.example/${vo}`, ClientID: `${vo}-client` }, Support: { Email: null, Webpage: null, Message: "Please contact system administrator" },
  DefaultGroup: `${vo}_user`, DefaultStorageQuota: 0, DefaultProxyLifeTime: 43200, VOMSName: null, Users: users, Groups: groups, ...more,
});

/** The whole answer for these VOs. */
export const aDiracxConfiguration = (Registry: object, Operations: object = {}) => ({ DIRAC: { NoSetup: false }, Operations, Registry, Resources: { Computing: { OSCompatibility: {} } }, LocalSite: null, LogLevel: null, MCTestingDestination: null, Systems: null, WebApp: null });

/** A small one: a VO of DiracX' own, and one that the tests' Registry knows. */
export const DIRACX_CONFIGURATION = aDiracxConfiguration({
  belle: aDiracxVo("belle", { "alice-sub": aDiracxUser("alice"), "erin-sub": aDiracxUser("erin", { Email: "erin@example.org" }) }, { belle_user: aDiracxGroup(["alice-sub"]), belle_new: aDiracxGroup(["alice-sub", "erin-sub"], { JobShare: 7 }) }),
  juno: aDiracxVo("juno", { "zoe-sub": aDiracxUser("zoe") }, { juno_user: aDiracxGroup(["zoe-sub"]) }),
}, { belle: { JobScheduling: { MaxRescheduling: 5 } } });

interface Asked { readonly authorization: string | undefined; readonly ifNoneMatch: string | undefined }

/** An issuer that answers /api/config/ as DiracX does, or as a test wants. */
export class TestDiracx extends TestIssuer {
  readonly configurationAsked: Asked[] = [];
  etag = "10a916c1d4d66823e50df8fb726b1c090ad00c9b";
  configuration: unknown = DIRACX_CONFIGURATION;
  /** Answers in the place of the configuration. */
  answer: ((req: IncomingMessage, res: ServerResponse) => unknown) | undefined;

  constructor() {
    super();
    this.routes.set("/api/config/", (req, res) => {
      const ifNoneMatch = req.headers["if-none-match"];
      this.configurationAsked.push({ authorization: req.headers.authorization, ifNoneMatch });
      if (this.answer !== undefined) return void this.answer(req, res);
      res.setHeader("etag", this.etag);
      if (ifNoneMatch === this.etag) return void res.writeHead(304).end();
      return void res.setHeader("content-type", "application/json").end(JSON.stringify(this.configuration));
    });
  }
}
