/** Who is in DiracX' registry: the groups of the tests' own Registry (test/helpers/registry.ts), with DiracX' spelling, and a VO that DiracX alone knows. */
export function configuration(identityProvider: string) {
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
      juno: {
        DefaultGroup: "juno_user", IdP: idp("juno"), VOMSName: "vo.juno",
        Users: {
          "zoe-sub": { PreferedUsername: "zoe", DNs: ["/O=Example/CN=Zoe", "/O=DIRAC/CN=zoe-sub"], Email: "zoe@example.org", Suspended: ["belle"], Quota: 5 },
          "https://idp.example.org/users/1": { PreferedUsername: "yan" },
        },
        Groups: {
          juno_user: { Properties: ["NormalUser", "CSAdministrator"], Users: ["zoe-sub", "https://idp.example.org/users/1"], JobShare: 7, VOMSRole: "/juno" },
          // belle has one, too
          belle_prod: { Properties: ["NormalUser"], Users: ["zoe-sub"] },
        },
      },
    },
    Operations: { Defaults: { JobScheduling: { RunningLimit: { "LCG.One.de": { JobType: { User: 5 } } }, CheckJobLimits: true } }, juno: { Shares: { Sites: ["LCG.One.de", "LCG.Two.de"], Password: "do-not-show-me" } } },
  };
}
