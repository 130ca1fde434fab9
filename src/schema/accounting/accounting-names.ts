/** DIRAC's word in CONSTANT_CASE, an acronym being a word: `NormCPUTime` → `NORM_CPU_TIME`. */
export const constantName = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, "$1_$2").replace(/([A-Z])([A-Z][a-z])/g, "$1_$2").toUpperCase();

/** DIRAC's word as fields are spelt: `GridCE` → `gridCe`. */
export const fieldName = (name: string): string => constantName(name).toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
