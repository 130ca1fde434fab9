import type { IncomingMessage } from "node:http";
import { Router, type RequestHandler } from "express";
import type { Viewer } from "../../auth/viewer.ts";
import type { AccountingReport } from "../../datasources/accounting/accounting-report.ts";
import type { FileRequest } from "../../datasources/accounting/file-seal.ts";
import { GatewayError } from "../../errors.ts";
import { filePoints } from "../../schema/accounting/accounting-cost.ts";
import { CSV } from "../csv/csv-type.ts";
import type { Gateway } from "../gateway.ts";
import type { OperationTurns } from "../operation-turns.ts";
import { whenGone } from "../when-gone.ts";
import { accountingPlot } from "./accounting-plot.ts";
import { accountingTable, MAX_LINES } from "./accounting-table.ts";
import { draw } from "./draw.ts";
import { plotOptions } from "./plot-options.ts";

export interface FileParts {
  readonly gateway: Gateway;
  readonly turns: OperationTurns;
  readonly askerOf: (viewer: Viewer | null, request: IncomingMessage) => string;
}

/** Files of reports: whoever has the address may read them, with the rights of who asked for it, for ten minutes. */
export function accountingFiles(parts: FileParts): Router {
  const router = Router();
  router.get("/plots/:name", answer(parts, "svg", async (report, request, query) => {
    if (request.kind === null) throw GONE;
    return draw(plotOptions(await accountingPlot(report, { ...request, kind: request.kind })), { width: pixels(query["width"], 900), height: pixels(query["height"], 520) });
  }, "image/svg+xml; charset=utf-8"));
  router.get("/tables/:name", answer(parts, "csv", accountingTable, CSV));
  return router;
}

type Make = (report: AccountingReport, request: FileRequest, query: Readonly<Record<string, unknown>>) => Promise<string>;

function answer({ gateway, turns, askerOf }: FileParts, ending: "svg" | "csv", make: Make, type: string): RequestHandler {
  return async (req, res) => {
    const [token, found] = String(req.params["name"]).split("."), sealed = found === ending ? gateway.files.open(token!) : undefined;
    if (sealed === undefined) throw GONE;
    const { request, viewer } = sealed, asker = askerOf(viewer, req), context = gateway.contextOf(viewer, { requestId: res.locals["requestId"] as string, now: request.now, signal: whenGone(res), asker });
    const began = performance.now(), text = await turns.run(asker, () => gateway.costs.reading(context, { points: filePoints({ ...request.report }), held: ending === "csv" ? MAX_LINES : 0, path: ending === "csv" ? "csv" : "plot" }, () => make(context.sources.accounting.ofFile(request), request, req.query)), context.signal);
    gateway.observe({ transport: "http", requestId: context.requestId, viewer, usage: context.usage, type: "file", name: null, began, ms: performance.now() - began, codes: [] });
    res.set({ "content-type": type, "cache-control": "private, max-age=60", "content-security-policy": POLICY, "cross-origin-resource-policy": "cross-origin" });
    if (ending === "csv") res.set("content-disposition", `attachment; filename="${request.report.type.replace(/\W/g, "")}.csv"`);
    res.send(text);
  };
}

const GONE = new GatewayError("NOT_FOUND", "this address has expired, or never was one; ask for a new one");

/** Pages of any origin may show a picture: who has the address may see it. As a page of its own it runs nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Pixels as asked for, within what is a picture. */
const pixels = (asked: unknown, usual: number): number => Math.min(2000, Math.max(300, Math.round(Number(asked)) || usual));
