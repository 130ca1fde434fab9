import { JobChange } from "../../schema/wms/job-change.type.ts";
import { Job } from "../../schema/wms/job.type.ts";
import { changesResolverOf } from "../changes-resolver.ts";

export const JobChangesResolver = changesResolverOf(Job, JobChange, ({ jobChanges }) => jobChanges);
