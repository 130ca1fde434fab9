import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing } from "../../schema/common/listing.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { Sandbox } from "../../schema/wms/sandbox.type.ts";
import { ListPlaces } from "../query/list-places.ts";
import type { Place, Visible } from "../query/listing.ts";
import { oneByKey } from "../query/loaders.ts";
import type { SourceContext } from "../source-context.ts";
import { visibleSandboxRows } from "./sandbox-rows.ts";

/** SandboxMetadataDB.sb_SandBoxes and sb_Owners. */
export class SandboxSource {
  readonly #lists: ListPlaces<Sandbox>;
  #visible: Promise<Visible<Sandbox>> | undefined;

  constructor(private readonly context: SourceContext) {
    this.#lists = new ListPlaces(describe(Sandbox), () => this.visible(), context);
  }

  readonly byId = oneByKey<number, Sandbox>(() => this.visible(), "sandboxId");

  list(args: ListArgs, place: Place): Listing<Sandbox> {
    return this.#lists.root(args, place);
  }

  private visible(): Promise<Visible<Sandbox>> {
    this.#visible ??= visibleSandboxRows(this.context);
    return this.#visible;
  }
}
