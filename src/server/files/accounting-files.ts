import { Router, type RequestHandler } from "express";
import type { AccountingReport } from "../../datasources/accounting/accounting-report.ts";
import type { FileRequest } from "../../datasources/accounting/file-seal.ts";
import { GatewayError } from "../../errors.ts";
import { CSV } from "../csv/accept-csv.ts";
import type { Gateway } from "../gateway.ts";
import { accountingPlot } from "./accounting-plot.ts";
import { accountingTable } from "./accounting-table.ts";
import { draw } from "./draw.ts";
import { plotOptions } from "./plot-options.ts";

/** Files of reports: whoever has the address may read them, with the rights of who asked for it, for ten minutes. */
export function accountingFiles(gateway: Gateway): Router {
  const router = Router();
  router.get("/plots/:name", answer(gateway, "svg", async (report, request, query) => {
    if (request.kind === null) throw GONE;
    return draw(plotOptions(await accountingPlot(report, { ...request, kind: request.kind })), { width: pixels(query["width"], 900), height: pixels(query["height"], 520) });
  }, "image/svg+xml; charset=utf-8"));
  router.get("/tables/:name", answer(gateway, "csv", accountingTable, CSV));
  return router;
}

type Make = (report: AccountingReport, request: FileRequest, query: Readonly<Record<string, unknown>>) => Promise<string>;

function answer(gateway: Gateway, ending: "svg" | "csv", make: Make, type: string): RequestHandler {
  return async (req, res) => {
    const [token, found] = String(req.params["name"]).split("."), sealed = found === ending ? gateway.files.open(token!) : undefined;
    if (sealed === undefined) throw GONE;
    const { request, viewer } = sealed, { sources } = gateway.contextOf(viewer, request.now);
    const text = await make(sources.accounting.ofFile(request), request, req.query);
    res.set({ "content-type": type, "cache-control": "private, max-age=60", "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'", "x-content-type-options": "nosniff" });
    if (ending === "csv") res.set("content-disposition", `attachment; filename="${request.report.type.replace(/\W/g, "")}.csv"`);
    res.send(text);
  };
}

const GONE = new GatewayError("NOT_FOUND", "this address has expired, or never was one; ask for a new one");

/** Pixels as asked for, within what is a picture. */
const pixels = (asked: unknown, usual: number): number => Math.min(2000, Math.max(300, Math.round(Number(asked)) || usual));
