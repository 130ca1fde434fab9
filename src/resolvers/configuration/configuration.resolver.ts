import { Arg, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { mayReadTree } from "../../auth/policies/configuration.policy.ts";
import { levelsOf } from "../../config/section.ts";
import type { Context } from "../../context.ts";
import { Cost, FREE } from "../../schema/common/cost.ts";
import { ConfigurationOption } from "../../schema/configuration/configuration-option.type.ts";
import { ConfigurationSection } from "../../schema/configuration/configuration-section.type.ts";
import { ConfigurationTree } from "../../schema/configuration/configuration-tree.type.ts";
import { Access, type FieldPolicy } from "../access.ts";

const TREE_READERS: FieldPolicy = { rule: "holders of CSAdministrator or ServiceAdministrator", admits: mayReadTree };

@Resolver(() => ConfigurationTree)
export class ConfigurationResolver {
  @Cost(FREE)
  @Query(() => ConfigurationTree, { nullable: true, description: "DIRAC's configuration tree, for holders of CSAdministrator or ServiceAdministrator." })
  @Access(TREE_READERS)
  configuration(): ConfigurationTree {
    return new ConfigurationTree();
  }

  @FieldResolver(() => ConfigurationSection, { nullable: true, description: "One section, by its path, such as `/Resources/Sites`; null if there is none. `/` is the root." })
  section(@Arg("path", () => String) path: string, @Ctx() { sources }: Context): Promise<ConfigurationSection | null> {
    return sources.configurationSections.oneWith("path", `/${levelsOf(path).join("/")}`);
  }
}

@Resolver(() => ConfigurationSection)
export class ConfigurationSectionResolver {
  @Cost({ gives: 30 })
  @FieldResolver(() => [ConfigurationOption], { nullable: true, description: "Its options, in order of declaration." })
  @Extensions({ needs: ["path"] })
  options(@Root() { path }: ConfigurationSection, @Ctx() { sources }: Context): Promise<ConfigurationOption[]> {
    return sources.configurationOptions.allWith("sectionPath", path);
  }

  @Cost({ gives: 30 })
  @FieldResolver(() => [ConfigurationSection], { nullable: true, description: "The sections in it, in order of declaration." })
  @Extensions({ needs: ["path"] })
  sections(@Root() { path }: ConfigurationSection, @Ctx() { sources }: Context): Promise<ConfigurationSection[]> {
    return sources.configurationSections.allWith("parentPath", path);
  }
}
