import type { Generation } from "../../../config/generation.ts";
import type { SourceContext } from "../../source-context.ts";
import { jobDbGeneration } from "../job-generation.ts";

/** Which generation of DIRAC schedules: that of JobDB. */
export class GenerationSource {
  constructor(private readonly context: SourceContext) {}

  async ofJobs(): Promise<Generation> {
    return jobDbGeneration((await this.context.databases.open("JobDB")).catalog);
  }
}
