/** What a change is to a subscription; change-kind.type.ts tells GraphQL of them. */
export const CHANGE_KINDS = {
  CREATED: "A new row that matches.",
  ENTERED: "A row that was there starts to match, or to be visible to you.",
  CHANGED: "A row that matched changes, and still matches.",
  LEFT: "A row stops matching, or being visible to you. May name one that this subscription never named.",
  REMOVED: "A row is gone from the database. May name one that this subscription never named.",
} as const;

export type ChangeKind = keyof typeof CHANGE_KINDS;
