import { expect } from "vitest";

/** The extensions of an answer where nobody has a budget: for tests that mean its data. */
export const SOME_COST = { cost: { requested: expect.any(Number) as number, actual: expect.any(Number) as number, remaining: null, resetAt: null } };
