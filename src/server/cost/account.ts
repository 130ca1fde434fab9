import type { Viewer } from "../../auth/viewer.ts";

/** Whose budget it is: a viewer's in one group, or an address from which nobody in particular asks. */
export function accountOf(viewer: Viewer | null, address: string | undefined): string {
  return JSON.stringify(viewer === null ? ["address", address ?? ""] : ["viewer", viewer.vo, viewer.name, viewer.group]);
}
