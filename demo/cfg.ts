/** A tree in the grammar of DIRAC's configuration files: a section holds options (texts) and sections. */
export interface Cfg { readonly [name: string]: string | Cfg }

export function printCfg(tree: Cfg, indent = ""): string {
  return Object.entries(tree).map(([name, value]) => typeof value === "string"
    ? `${indent}${name} = ${value}\n`
    : `${indent}${name}\n${indent}{\n${printCfg(value, `${indent}  `)}${indent}}\n`).join("");
}
