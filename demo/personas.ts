/** Who a visitor of the demo may be. VO and properties are the registry's. */
export interface Persona {
  readonly id: "user" | "colleague" | "production-manager" | "administrator" | "other-vo";
  readonly title: string;
  readonly user: string;
  readonly group: string;
}

export const PERSONAS: readonly Persona[] = [
  { id: "user", title: "A physicist of Belle II with jobs of his own", user: "hideki", group: "belle_user" },
  { id: "colleague", title: "A colleague in the same group", user: "msmith", group: "belle_user" },
  { id: "production-manager", title: "A production manager of Belle II", user: "mcprod", group: "belle_prod" },
  { id: "administrator", title: "The grid administrator of Belle II", user: "gridadm", group: "belle_admin" },
  { id: "other-vo", title: "A physicist of CTAO, who sees her own jobs only", user: "chiara", group: "ctao_user" },
];
