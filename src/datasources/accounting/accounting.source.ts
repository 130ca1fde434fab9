import type { Report, ReportRequest, Reports, TypeInfo } from "../../schema/accounting/report.ts";
import type { SourceContext } from "../source-context.ts";
import { AccountingCatalog } from "./accounting-catalog.ts";
import { AccountingReport } from "./accounting-report.ts";
import { CellBudget } from "./cell-budget.ts";
import type { FileRequest } from "./file-seal.ts";
import type { Preset } from "./preset.ts";
import { typeInfo } from "./type-info.ts";

/** DIRAC's accounting, of the viewer's rows. */
export class AccountingSource {
  readonly #catalog: AccountingCatalog;
  readonly #cells = new CellBudget();

  constructor(private readonly context: SourceContext) {
    this.#catalog = new AccountingCatalog(context.databases);
  }

  /** The reports of a setup, null being the installation's own; with a preset those of one site or user only. */
  of(setup: string | null | undefined, preset: Preset | null = null): Reports {
    return {
      types: async (): Promise<TypeInfo[]> => (await this.#catalog.all()).map(table => typeInfo(table, this.context, this.#cells)),
      report: (request): Report => this.#report(request, setup ?? null, preset),
    };
  }

  /** The report that a file is made of. */
  ofFile({ report, setup, preset }: FileRequest): AccountingReport {
    return this.#report(report, setup, preset);
  }

  #report(request: ReportRequest, setup: string | null, preset: Preset | null): AccountingReport {
    return new AccountingReport({ context: this.context, table: () => this.#catalog.table(request.type, setup), request, setup, preset, cells: this.#cells });
  }
}
