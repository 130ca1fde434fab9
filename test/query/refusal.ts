import { expect } from "vitest";
import type { Ask } from "../helpers/ask.ts";

/** Asks for what must be refused: as the client's mistake in this argument, in words that say what to do instead. */
export async function expectRefusal(ask: Ask, operation: string, variables: Record<string, unknown>, argument: string, says: string): Promise<void> {
  const answer = await ask(operation, variables);
  expect(answer.errors.map(({ message, extensions }) => ({ message, ...extensions })), `${operation} ${JSON.stringify(variables).slice(0, 500)} answered ${JSON.stringify(answer).slice(0, 2000)}`)
    .toEqual([{ code: "BAD_USER_INPUT", argument, message: expect.stringContaining(says) }]);
}
