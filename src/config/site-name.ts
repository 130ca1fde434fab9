/** Whether this can be the name of a site, `Grid.Domain.cc`: not ANY, Multiple or Group.X, which DIRAC's columns of sites hold, too. */
export function isSiteName(name: string): boolean {
  return /^[^.]+\.[^.]+\.[^.]+$/.test(name) && !name.startsWith("Group.");
}
