import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressOf, start } from "../helpers/command.ts";

const AUDITS = serverAudits({ url: "http://localhost", fetchFn: fetch }).map(({ id, name }) => [id, name] as const);

describe("the specification of GraphQL over HTTP", () => {
  let server: ReturnType<typeof start>, audits: Map<string, ReturnType<typeof serverAudits>[number]>;
  beforeAll(async () => {
    server = start("demo", "--port", "0", "--jobs", "100", "--rate", "0");
    audits = new Map(serverAudits({ url: `${await addressOf(server)}/graphql`, fetchFn: fetch }).map(audit => [audit.id, audit]));
  });
  afterAll(async () => {
    server.kill();
    await server.ended;
  });

  it("is audited in full", () => {
    expect(AUDITS).toHaveLength(61);
  });

  it.each(AUDITS)("%s: %s", async id => {
    const { status, reason } = await audits.get(id)!.fn() as { status: string; reason?: string };
    expect({ status, reason }).toEqual({ status: "ok" });
  });
});
