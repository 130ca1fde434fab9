/** Who is in DiracX' registry: the groups of the tests' own Registry (test/helpers/registry.ts), with DiracX' spelling. */
export function configuration(identityProvider: string): unknown {
  const idp = (vo: string) => ({ URL: `${identityProvider}/${vo}`, ClientID: `${vo}-dirac` });
  return {
    DIRAC: {},
    Registry: {
      belle: {
        DefaultGroup: "belle_user", IdP: idp("belle"),
        Users: { "alice-sub": { PreferedUsername: "alice" }, "bob-sub": { PreferedUsername: "bob" }, "admin-sub": { PreferedUsername: "admin" } },
        Groups: {
          belle_user: { Properties: ["NormalUser", "PrivateLimitedDelegation"], Users: ["alice-sub", "bob-sub"] },
          belle_prod: { Properties: ["NormalUser", "JobSharing", "ProductionManagement"], Users: ["bob-sub"] },
          belle_admin: { Properties: ["NormalUser", "JobAdministrator", "Operator"], Users: ["admin-sub"] },
        },
      },
      ctao: {
        DefaultGroup: "ctao_user", IdP: idp("ctao"),
        Users: { "dave-sub": { PreferedUsername: "dave" } },
        Groups: { ctao_user: { Properties: ["NormalUser"], Users: ["dave-sub"] } },
      },
    },
    Operations: { Defaults: {} },
  };
}
