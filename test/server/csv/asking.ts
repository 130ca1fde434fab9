import supertest, { type Response } from "supertest";
import { expect } from "vitest";
import { gatewaySchema } from "../../../src/server/schema.ts";
import { viewerNamed } from "../../helpers/ask.ts";
import { serverOfMany, type ServerOfMany } from "../../helpers/live-viewers.ts";
import type { TestGrid } from "../../helpers/test-grid.ts";

export const CSV = "text/csv; charset=utf-8; header=present", JSON_TYPE = "application/json; charset=utf-8";

export const schema = await gatewaySchema();
export const idOf = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString("base64url");

export const serve = (grid: TestGrid, databases = grid.databases) => serverOfMany({ ...grid, databases }, { alice: viewerNamed(grid, "alice@belle_user"), dave: viewerNamed(grid, "dave@ctao_user") });

/** Posts as alice, and takes CSV. */
export const post = ({ url }: ServerOfMany, query: string, variables = {}, headers: Record<string, string> = {}) =>
  supertest(url).post("/graphql").set({ accept: "text/csv", authorization: "alice", ...headers }).send({ query, variables });

/** The lines of a table, which all end alike. */
export function lines({ status, headers, text }: Response): string[] {
  expect({ status, type: headers["content-type"], text }).toMatchObject({ status: 200, type: CSV });
  expect(text.endsWith("\r\n")).toBe(true);
  return text.slice(0, -2).split("\r\n");
}

export function refusal({ status, headers, body }: Response): { status: number; code: string; message: string } {
  expect({ type: headers["content-type"], disposition: headers["content-disposition"], data: body.data }).toEqual({ type: JSON_TYPE });
  return { status, code: body.errors[0].extensions.code, message: body.errors[0].message };
}
