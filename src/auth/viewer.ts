/** Who is asking. Every claim comes from a token or from the Registry, never from a request's own words. */
export interface Viewer {
  /** DIRAC user name; unique only within a VO. */
  readonly name: string;
  readonly group: string;
  /** Empty when the group belongs to no VO: such a viewer matches no row. */
  readonly vo: string;
  readonly properties: ReadonlySet<string>;
  /** Whether the operator named this group with --all-vos-group. */
  readonly allVos: boolean;
  /** When the token ends, in milliseconds since 1970; absent where nobody needs one. */
  readonly expiresAt?: number;
}

/** Whether the viewer belongs to a VO. `Unknown` is none: it is what DIRAC writes where it knows none (ghost rows). */
export const hasVo = ({ vo }: Viewer): boolean => vo !== "" && vo !== "Unknown";
