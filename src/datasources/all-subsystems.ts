import { ACCOUNTING } from "./accounting/accounting-subsystem.ts";
import { CONFIGURATION } from "./configuration/configuration-subsystem.ts";
import { PILOTS } from "./pilots/pilots-subsystem.ts";
import { REQUESTS } from "./requests/requests-subsystem.ts";
import { RESOURCES } from "./resources/resources-subsystem.ts";
import type { SubsystemDescription } from "./subsystem.ts";
import { TRANSFERS } from "./transfers/transfers-subsystem.ts";
import { WMS } from "./wms/wms-subsystem.ts";

/** Every subsystem that the gateway reads. */
export const ALL_SUBSYSTEMS: readonly SubsystemDescription[] = [WMS, CONFIGURATION, PILOTS, RESOURCES, REQUESTS, TRANSFERS, ACCOUNTING];
