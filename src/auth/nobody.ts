import type { Viewer } from "./viewer.ts";

/** Who asks without a token: a viewer that matches no row and holds no property. */
export const NOBODY: Viewer = { name: "", group: "", vo: "", properties: new Set(), allVos: false };
