import { printCfg, type Cfg } from "../../demo/cfg.ts";

const user = (name: string, more: Cfg = {}): Cfg => ({ DN: `/O=Example/CN=${name}, /O=Example/CN=${name} again`, Email: `${name}@example.org`, ...more });
const group = (users: string, properties: string, vo?: string, more: Cfg = {}): Cfg => ({ Users: users, Properties: properties, ...(vo === undefined ? {} : { VO: vo }), ...more });

/** A small grid: each rule of the readers has a place in it. */
export const TREE: Cfg = {
  DIRAC: { Setup: "Test" },
  Registry: {
    Users: { alice: user("alice"), Alice: user("Alice"), bob: user("bob", { Suspended: "ctao" }), carol: user("carol"), dave: user("dave"), admin: user("admin"), nobody: user("nobody") },
    Groups: {
      belle_user: group("alice, Alice, bob, gone", "NormalUser", "belle", { JobShare: "2000", VOMSRole: "/belle" }),
      belle_admin: group("admin", "NormalUser, JobAdministrator, Operator, CSAdministrator", "belle"),
      belle_service: group("carol", "ServiceAdministrator", "belle"),
      ctao_user: group("bob, dave", "NormalUser", "ctao"),
      ctao_operator: group("dave", "Operator", "ctao"),
      no_vo: group("bob", "NormalUser, JobAdministrator"),
    },
    VO: { belle: { VOAdmin: "admin", VOMSName: "belle", DefaultGroup: "belle_user", VOMSServers: { "voms.example.org": { Port: "15020" } } } },
  },
  Resources: {
    Sites: {
      LCG: {
        "LCG.One.de": {
          Name: "ONE", Coordinates: "9.88:53.57", MoUTierLevel: "1", Description: "The first, with a comma", Mail: "one@example.org", VO: "belle, ctao", SE: "ONE-DISK, ONE-TAPE",
          CEs: {
            MaxRAM: "2000", architecture: "x86_64",
            "ce1.one.de": { CEType: "HTCondorCE", OS: "EL9", VO: "belle", Tag: "GPU", RequiredTag: "GPU", Queues: { long: { maxCPUTime: "1440", VO: "ctao", Tag: "8Processors, GPU", MaxTotalJobs: "100", MaxWaitingJobs: "10", CEQueueName: "q-long" }, short: { maxCPUTime: "0.5", MaxRAM: "4000" } } },
            "ce2.one.de": { CEType: "AREX", NumberOfProcessors: "8", Queues: { only: {} } },
          },
        },
        "LCG.Two.cern": { Name: "ONE", Coordinates: "53.57", MoUTierLevel: "first", CEs: { "ce1.one.de": { CEType: "SSH" } } },
        "Not.A.Site.de": { Name: "FOUR" }, "Group.North.de": { Name: "GROUP" },
      },
    },
    Computing: { CEDefaults: { SI00: "250", NumberOfProcessors: "1", MaxRAM: "1000" }, AREX: { SI00: "300", Platform: "x86_64-el9" }, OSCompatibility: { EL9: "EL9" } },
    StorageElementBases: {
      Base: { BackendType: "dCache", SEType: "T0D1", ReadAccess: "Banned", VO: "belle", https: { Protocol: "https", Host: "base.example.org", Port: "443", Path: "/base" }, root: { PluginName: "GFAL2_XROOT", Host: "base.example.org", SpaceToken: "DATA" } },
    },
    StorageElements: {
      "ONE-DISK": { BaseSE: "Base", WriteAccess: "InActive", SEType: "T0D2", https: { Host: "disk.one.de" }, srm: { Protocol: "srm", Access: "remoteonly" } },
      "ONE-TMP": { Alias: "ONE-DISK" }, "BASED": { BaseSE: "ONE-TAPE" },
      FAR: { SEType: "T1D0", BackendType: "Enstore", PledgedSpace: "20.5", AccessProtocols: "root, https" },
    },
    FTSEndpoints: { Default: "FTS3", FTS3: { A: "https://a.example.org:8446", B: "https://b.example.org:8446" } },
    IdProviders: { iam: { issuer: "https://iam.example.org", client_secret: "s3cret" } },
  },
  Systems: { Databases: { Host: "db.example.org", User: "Dirac", Password: "hidden-password" }, WorkloadManagement: { Databases: { JobDB: { DBName: "JobDB" } } } },
};

export const GRID_CFG = printCfg(TREE);
