import type { ListArgs } from "../../schema/common/list-args.ts";
import type { Listing } from "../../schema/common/listing.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { Pilot } from "../../schema/pilots/pilot.type.ts";
import { ListPlaces } from "../query/list-places.ts";
import type { Place, Visible } from "../query/listing.ts";
import { oneByKey } from "../query/loaders.ts";
import type { SourceContext } from "../source-context.ts";
import { visiblePilotRows } from "./pilot-rows.ts";

/** PilotAgentsDB.PilotAgents. */
export class PilotSource {
  readonly #lists: ListPlaces<Pilot>;
  #visible: Promise<Visible<Pilot>> | undefined;

  constructor(private readonly context: SourceContext) {
    this.#lists = new ListPlaces(describe(Pilot), () => this.visible(), context);
  }

  readonly byId = oneByKey<number, Pilot>(() => this.visible(), "pilotId");

  list(args: ListArgs, place: Place): Listing<Pilot> {
    return this.#lists.root(args, place);
  }

  /** The pilots of a site or of a computing element. */
  under(field: "siteName" | "computingElementName", name: string, args: ListArgs, place: Place): Listing<Pilot> {
    return this.#lists.under(field, name, args, place);
  }

  private visible(): Promise<Visible<Pilot>> {
    this.#visible ??= visiblePilotRows(this.context);
    return this.#visible;
  }
}
