import type { Registry } from "../config/registry.ts";
import { once } from "../schema/common/once.ts";
import type { Lookup } from "./query/lookup.ts";

/** The owner of a row that stores only the certificate subject, as `ownerDn`. */
export const userOfOwnerDn = once((registry: Registry): Lookup => ({ field: "ownerDn", values: registry.userNamesByDn(), otherwise: null }));
