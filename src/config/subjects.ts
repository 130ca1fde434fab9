import type { Configuration } from "./configuration.ts";

/** The DIRAC user behind a subject, and the VOs for which the issuer may speak; without any, it may for all of the user's. */
export interface SubjectUser { readonly user: string; readonly vos: ReadonlySet<string> | undefined }

export type UserOfSubject = (issuer: string, subject: string) => SubjectUser | undefined;

/**
 * What the configuration says of subjects: /DiracX/CsSync/VOs/<vo>/UserSubjects for the issuer of that VO, who speaks for
 * groups of that VO only, and the pseudo DN /O=DIRAC/CN=<subject> of Registry users for the issuers of
 * /Resources/IdProviders. A subject that is declared for two users is nobody.
 */
export function subjectsOf(configuration: Configuration): UserOfSubject {
  const declared = new Map<string, { readonly user: string; readonly vo: string | undefined }[]>();
  const add = (issuer: string, subject: string, user: string, vo?: string) => {
    const key = JSON.stringify([issuer, subject]);
    declared.set(key, [...declared.get(key) ?? [], { user, vo }]);
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
    for (const user of configuration.options(`${path}/UserSubjects`)) add(issuer, configuration.option(`${path}/UserSubjects/${user}`)!, user, vo);
  }
  return (issuer, subject) => {
    const found = declared.get(JSON.stringify([issuer, subject])) ?? [], [user, ...others] = new Set(found.map(one => one.user));
    if (user === undefined || others.length > 0) return undefined;
    return { user, vos: found.some(({ vo }) => vo === undefined) ? undefined : new Set(found.map(({ vo }) => vo!)) };
  };
}
