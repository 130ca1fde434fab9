/** What a job is seen by. */
export interface Ownership { readonly vo: string | null; readonly owner: string; readonly ownerGroup: string }

export const ALL_VOS_GROUP = "no_vo";

const own = (vo: string, owner: string, ownerGroup: string): Ownership => ({ vo, owner, ownerGroup });
export const OWNERSHIPS = [own("belle", "alice", "belle_user"), own("belle", "carol", "belle_prod"), own("ctao", "dave", "ctao_user"), own("ctao", "alice", "ctao_user"), own("ctao", "carol", "ctao_prod"), own("ctao", "dave", "ctao_prod")] as const;

/** What a status report leaves of a job that is removed meanwhile. */
export const GHOST = own("Unknown", "Unknown", "Unknown");

/** Who may see what, in words of the test's own: by the Registry of the tests, where ctao shows everybody their own jobs only. */
export const VIEWERS = {
  "alice@belle_user": ({ vo }) => vo === "belle",
  "dave@ctao_user": ({ vo, owner }) => vo === "ctao" && owner === "dave",
  "dave@ctao_prod": ({ vo, owner, ownerGroup }) => vo === "ctao" && (owner === "dave" || ownerGroup === "ctao_prod"),
  "bob@no_vo": () => true,
} as const satisfies Record<string, (job: Ownership) => boolean>;

export type ViewerName = keyof typeof VIEWERS;
