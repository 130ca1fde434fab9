import type { SubsystemDescription } from "./subsystem.ts";
import { WMS } from "./wms/wms-subsystem.ts";

/** Every subsystem that the gateway reads. */
export const ALL_SUBSYSTEMS: readonly SubsystemDescription[] = [WMS];
