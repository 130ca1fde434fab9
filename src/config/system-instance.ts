import type { Configuration } from "./configuration.ts";

/** An instance of a system whose databases count; with a problem when it is not certain that they do. */
export interface SystemInstance {
  readonly instance: string;
  readonly problem?: string;
}

/**
 * Which sections `/Systems/<system>/<instance>` hold the databases of a system, in DIRAC 8.0. The Setup maps every
 * system to one instance. Where nothing maps the system and there is one instance only, it is taken. Where the mapping
 * is missing or leads nowhere, all instances are returned with the problem, so that their databases are reported as
 * unusable instead of vanishing without a word; guessing could mean reading the databases of another setup.
 */
export function instancesOf(configuration: Configuration, system: string): SystemInstance[] {
  // literally True: this is how DIRAC compares it
  if (configuration.option("/DIRAC/NoSetup") === "True") return [];
  const sections = configuration.sections(`/Systems/${system}`);
  const instances = sections.filter((name) => configuration.sections(`/Systems/${system}/${name}/Databases`).length > 0);
  const setup = configuration.option("/DIRAC/Setup") ?? "";
  const mapping = setup === "" ? "/DIRAC/Setup" : `/DIRAC/Setups/${setup}/${system}`;
  const mapped = setup === "" ? "" : (configuration.option(mapping) ?? "");

  if (mapped !== "") {
    if (sections.includes(mapped)) return [{ instance: mapped }];
    return withProblem(instances, `${mapping} names an instance without section /Systems/${system}/${mapped}.`);
  }
  const setupIsDeclared = setup !== "" && configuration.sections("/DIRAC/Setups").includes(setup);
  if (instances.length === 1 && !setupIsDeclared) return instances.map((instance) => ({ instance }));
  return withProblem(instances, `The configuration has no ${mapping}, which tells the instance of ${system}.`);
}

function withProblem(instances: readonly string[], problem: string): SystemInstance[] {
  return instances.map((instance) => ({ instance, problem }));
}
