/** How many operations are tried, from which seed on; thousands take minutes, `DIRAC_TEST_FUZZ_RUNS` asks for them. */
export const RUNS = Number(process.env["DIRAC_TEST_FUZZ_RUNS"] ?? 300);
export const SEED = Number(process.env["DIRAC_TEST_FUZZ_SEED"] ?? 20_261_125);
