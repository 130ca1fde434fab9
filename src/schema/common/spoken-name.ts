import { describe, type EntityClass } from "./table-registry.ts";

/** What fields call a row: of `RequestFile` `requestFile`. */
export const fieldNameOf = (type: EntityClass): string => describe(type).name.replace(/^./, first => first.toLowerCase());

/** What descriptions call it: `request file`. */
export const spokenNameOf = (type: EntityClass): string => describe(type).name.replace(/\B[A-Z]/g, letter => ` ${letter}`).toLowerCase();
