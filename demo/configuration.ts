import type { Generation } from "../dirac/facts.ts";
import { printCfg, type Cfg } from "./cfg.ts";
import { MAX_ATTEMPTS } from "./fts.ts";
import { GROUPS, SETUP, USERS, type VoName } from "./registry.ts";
import { DELETE_GRACE_DAYS } from "./request.ts";
import { MAX_REQUEST_ATTEMPTS } from "./request-steps.ts";
import { resources } from "./resources.ts";

/** JobCleaningAgent deletes finished user jobs after so many days; the demo shows a month. */
export const REMOVE_STATUS_DELAY_DAYS = 29;
export const MAX_RESCHEDULING = 3;

export function configurationText(generation: Generation): string {
  return printCfg({
    DIRAC: generation === "8.0" ? { Setup: SETUP, Setups: { [SETUP]: Object.fromEntries(Object.keys(SYSTEMS).map(name => [name, "Production"])) } } : { Extensions: "" },
    Registry: { DefaultGroup: "belle_user, ctao_user", Users: users(), Groups: groups(), VO: { belle: vo("belle", "gridadm"), ctao: vo("ctao", "ctaadm") } },
    Resources: resources(),
    Operations: operations(generation),
    Systems: Object.fromEntries(Object.entries(SYSTEMS).map(([name, system]) => [name, generation === "8.0" ? { Production: system } : system])),
  });
}

const users = (): Cfg => Object.fromEntries(Object.values(USERS).map(({ name, dn }) =>
  [name, { DN: dn, Email: `${name.normalize("NFD").replaceAll(/[^A-Za-z_]/g, "")}@example.org` }]));

const groups = (): Cfg => Object.fromEntries(GROUPS.map(({ name, vo, users, properties, jobShare }) => [name, {
  Users: users.join(", "),
  Properties: properties.join(", "),
  VO: vo,
  VOMSRole: name.endsWith("_prod") ? `/${vo}/Role=production` : `/${vo}`,
  ...(jobShare ? { JobShare: String(jobShare) } : {}),
}]));

const vo = (name: VoName, admin: string): Cfg => ({ VOAdmin: admin, VOMSName: name, DefaultGroup: `${name}_user` });

/** Belle II shows everybody of the VO all its jobs; CTAO shows people their own. */
function operations(generation: Generation): Cfg {
  const hidden: Cfg = { Services: { JobMonitoring: { GlobalJobsInfo: "False" } } };
  const defaults: Cfg = {
    DataManagement: { SEsUsedForFailover: "KEK-TMP-SE, CNAF-TMP-SE", SEsUsedForArchive: "KEK-TAPE-SE, KIT-TAPE-SE, BNL-TAPE-SE" },
    JobDescription: { AllowedJobTypes: "User, Test, Hospital" },
    JobScheduling: { RunningLimit: { "LCG.DESY.de": { JobType: { Merge: "200" } } }, MatchingDelay: { "LCG.KIT.de": { JobType: { MCSimulation: "60" } } } },
    ResourceStatus: { Config: { State: "Active" } },
    Services: { JobMonitoring: { GlobalJobsInfo: "True" } },
    Transformations: { DataProcessing: "MCSimulation, MCReconstruction, DataReprocessing, Merge" },
  };
  return generation === "8.0" ? { Defaults: defaults, ctao: { Defaults: hidden } } : { Defaults: defaults, ctao: hidden };
}

const workloadManagement: Cfg = {
  Agents: {
    JobCleaningAgent: { RemoveStatusDelay: { Done: String(REMOVE_STATUS_DELAY_DAYS), Killed: String(REMOVE_STATUS_DELAY_DAYS), Failed: String(REMOVE_STATUS_DELAY_DAYS) } },
    StalledJobAgent: { StalledTimeHours: "2", FailedTimeHours: "6" },
  },
  Databases: {
    JobDB: { DBName: "JobDB", MaxRescheduling: String(MAX_RESCHEDULING) },
    JobLoggingDB: { DBName: "JobLoggingDB" },
    PilotAgentsDB: { DBName: "PilotAgentsDB" },
    TaskQueueDB: { DBName: "TaskQueueDB" },
  },
};

const OPERATION_TYPES = ["ForwardDISET", "RegisterFile", "RegisterReplica", "RemoveFile", "RemoveReplica", "ReplicateAndRegister"];

const requestManagement: Cfg = {
  Agents: {
    CleanReqDBAgent: { DeleteGraceDays: String(DELETE_GRACE_DAYS) },
    RequestExecutingAgent: { OperationHandlers: Object.fromEntries(OPERATION_TYPES.map(type => [type, { MaxAttempts: String(MAX_REQUEST_ATTEMPTS), ...(type === "ReplicateAndRegister" && { FTSMode: "True" }) }])) },
  },
};

const dataManagement: Cfg = { Agents: { FTS3Agent: { MaxAttemptsPerFile: String(MAX_ATTEMPTS) } } };

const SYSTEMS = { WorkloadManagement: workloadManagement, RequestManagement: requestManagement, DataManagement: dataManagement };
