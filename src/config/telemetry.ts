import { ConfigurationError } from "./configuration-error.ts";
import type { Environment } from "./given-options.ts";

const SAMPLERS = ["always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio"] as const;

export interface TelemetrySettings {
  readonly sampler: (typeof SAMPLERS)[number];
  readonly ratio: number;
}

/** What OpenTelemetry's standard variables say, as far as its libraries do not read them themselves; undefined where nothing is to be sent. */
export function telemetrySettings(env: Environment = process.env): TelemetrySettings | undefined {
  const given = (name: string) => env[name]?.trim() || undefined;
  if (given("OTEL_EXPORTER_OTLP_ENDPOINT") === undefined && given("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") === undefined) return undefined;
  if (given("OTEL_SDK_DISABLED")?.toLowerCase() === "true" || given("OTEL_TRACES_EXPORTER") === "none") return undefined;
  const mistakes: string[] = [], name = given("OTEL_TRACES_SAMPLER") ?? "parentbased_always_on", sampler = SAMPLERS.find(known => known === name), arg = given("OTEL_TRACES_SAMPLER_ARG") ?? "1", ratio = /^(0(\.\d+)?|1(\.0+)?)$/.test(arg) ? Number(arg) : undefined;
  if (sampler === undefined) mistakes.push(`OTEL_TRACES_SAMPLER must be one of ${SAMPLERS.join(", ")}.`);
  if (ratio === undefined) mistakes.push("OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1.");
  const protocol = given("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL") ?? given("OTEL_EXPORTER_OTLP_PROTOCOL");
  if (protocol !== undefined && protocol !== "http/json") mistakes.push("OTEL_EXPORTER_OTLP_PROTOCOL must be http/json, which collectors take at the same port as http/protobuf.");
  if (mistakes.length > 0) throw new ConfigurationError(mistakes);
  return { sampler: sampler!, ratio: ratio! };
}
