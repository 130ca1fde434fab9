import { Configuration } from "../../src/config/configuration.ts";
import { Registry } from "../../src/config/registry.ts";
import type { FilterContext } from "../../src/datasources/query/filter.ts";

/** For filters that are read without a grid; nobody is a user. */
export const filtersAt = (now: number): FilterContext => ({ now, registry: new Registry(Configuration.fromText("Registry\n{\n}\n")) });
