import type { Configuration } from "./configuration.ts";

/** Finds the DIRAC user behind a subject of an OpenID issuer. */
export type UserOfSubject = (issuer: string, subject: string) => string | undefined;

/**
 * What the configuration says of subjects: /DiracX/CsSync/VOs/<vo>/UserSubjects for the issuer of that VO, and the pseudo
 * DN /O=DIRAC/CN=<subject> of Registry users for the issuers of /Resources/IdProviders. A subject counts for the issuer
 * that it was declared for only: another one could give the same subject to somebody else.
 */
export function subjectsOf(configuration: Configuration): UserOfSubject {
  const users = new Map<string, Map<string, string | undefined>>();
  const add = (issuer: string, subject: string, user: string) => {
    const known = users.get(issuer) ?? new Map<string, string | undefined>();
    // a subject that is declared for two users is nobody
    users.set(issuer, known.set(subject, known.has(subject) && known.get(subject) !== user ? undefined : user));
  };
  const providers = configuration.sections("/Resources/IdProviders").flatMap(name => configuration.option(`/Resources/IdProviders/${name}/issuer`) ?? []);
  for (const user of configuration.sections("/Registry/Users")) {
    for (const dn of configuration.list(`/Registry/Users/${user}/DN`)) {
      const subject = /^\/O=DIRAC\/CN=(.+)$/.exec(dn)?.[1];
      if (subject !== undefined) for (const issuer of providers) add(issuer, subject, user);
    }
  }
  for (const vo of configuration.sections("/DiracX/CsSync/VOs")) {
    const path = `/DiracX/CsSync/VOs/${vo}`, issuer = configuration.option(`${path}/IdP/URL`);
    if (issuer === undefined) continue;
    for (const user of configuration.options(`${path}/UserSubjects`)) add(issuer, configuration.option(`${path}/UserSubjects/${user}`)!, user);
  }
  return (issuer, subject) => users.get(issuer)?.get(subject);
}
