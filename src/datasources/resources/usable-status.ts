/** Whether DIRAC uses what has this status: a Degraded one, too. */
export const isUsable = (status: string): boolean => status === "Active" || status === "Degraded";
