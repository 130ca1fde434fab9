import { registerEnumType } from "type-graphql";

export enum SiteWitness { CONFIGURATION = "CONFIGURATION", STATUS = "STATUS", PILOTS = "PILOTS", JOBS = "JOBS" }
registerEnumType(SiteWitness, {
  name: "SiteWitness",
  description: "What knows a site.",
  valuesConfig: {
    CONFIGURATION: { description: "DIRAC's configuration declares it." },
    STATUS: { description: "The resource status system has a status of it (ResourceStatusDB.SiteStatus)." },
    PILOTS: { description: "Pilots were there (PilotAgentsDB.PilotAgents)." },
    JOBS: { description: "Jobs are or were there (JobDB.Jobs)." },
  },
});
