import type { Registry } from "../config/registry.ts";
import { once } from "../schema/common/once.ts";
import { Lookup } from "./query/lookup.ts";

/** The owner of a row that stores only the certificate subject, as `ownerDn`. */
export const userOfOwnerDn = once((registry: Registry): Lookup => new Lookup("ownerDn", registry.userNamesByDn(), null));
