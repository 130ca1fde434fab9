import { registerEnumType } from "type-graphql";

export enum DowntimeState { PAST = "PAST", ONGOING = "ONGOING", FUTURE = "FUTURE" }
registerEnumType(DowntimeState, {
  name: "DowntimeState",
  description: "Whether a downtime is over, goes on, or is announced.",
  valuesConfig: {
    PAST: { description: "It is over." },
    ONGOING: { description: "It goes on: `startDate` is before now, `endDate` after it, as DIRAC's own rule has it." },
    FUTURE: { description: "It is announced." },
  },
});
