import type { CodegenConfig } from "@graphql-codegen/cli";

/** Typed operations for tests, worked examples and docs: `graphql(…)` of test/gql knows what each one answers. */
const config: CodegenConfig = {
  schema: "schema.graphql",
  documents: ["examples/*.graphql", "test/**/*.ts", "!test/gql/**"],
  generates: {
    "test/gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: { documentMode: "string", useTypeImports: true, enumsAsTypes: true, scalars: { SafeInt: "number", DateTime: "string" }, importExtension: ".ts" },
    },
  },
};
export default config;
