import { Arg, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { LEADS_TO_REPORTS } from "../../schema/accounting/accounting-cost.ts";
import { Accounting } from "../../schema/accounting/accounting.type.ts";
import { Cost } from "../../schema/common/cost.ts";
import { Site } from "../../schema/configuration/site.type.ts";
import { ViewerType } from "../../schema/framework/viewer.type.ts";
import { Access, SIGNED_IN } from "../access.ts";

const SETUP = { nullable: true, description: "DIRAC's setup, in 8.0; null is the installation's own." } as const;

@Resolver()
export class AccountingResolver {
  @Cost(LEADS_TO_REPORTS)
  @Query(() => Accounting, { nullable: true, description: "What DIRAC counted, as far as you may see it." })
  @Access(SIGNED_IN)
  accounting(@Arg("setup", () => String, SETUP) setup: string | null | undefined, @Ctx() { sources }: Context): Accounting {
    return new Accounting(sources.accounting.of(setup));
  }
}

@Resolver(() => Site)
export class SiteAccountingResolver {
  @Cost(LEADS_TO_REPORTS)
  @FieldResolver(() => Accounting, { nullable: true, description: "What DIRAC counted there. Of data operations: that were asked for there." })
  @Extensions({ needs: ["name"] })
  accounting(@Root() { name }: Site, @Arg("setup", () => String, SETUP) setup: string | null | undefined, @Ctx() { sources }: Context): Accounting {
    return new Accounting(sources.accounting.of(setup, { of: "site", name }));
  }
}

@Resolver(() => ViewerType)
export class ViewerAccountingResolver {
  @Cost(LEADS_TO_REPORTS)
  @FieldResolver(() => Accounting, { nullable: true, description: "What DIRAC counted in your name." })
  accounting(@Root() { name }: ViewerType, @Arg("setup", () => String, SETUP) setup: string | null | undefined, @Ctx() { sources }: Context): Accounting {
    return new Accounting(sources.accounting.of(setup, { of: "user", name }));
  }
}
