import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context, type Tracer } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { defaultResource, detectResources, envDetector, resourceFromAttributes, serviceNameEnvDetector } from "@opentelemetry/resources";
import { AlwaysOffSampler, AlwaysOnSampler, BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider, type Sampler } from "@opentelemetry/sdk-trace";
import type { TelemetrySettings } from "../../config/telemetry.ts";
import type { Observer, OperationReport } from "./operation-report.ts";

export interface Tracing {
  readonly observer: Observer;
  /** Sends what is left. */
  close(): Promise<void>;
}

/**
 * OpenTelemetry: a span for each operation that is over, and one for each of its statements; none for resolvers, which
 * would cost more than they do. The exporter reads its own standard variables. Loaded only where they are set.
 */
export function startTracing({ sampler, ratio }: TelemetrySettings, version: string): Tracing {
  const resource = defaultResource().merge(resourceFromAttributes({ "service.name": "dirac-graphql", "service.version": version })).merge(detectResources({ detectors: [envDetector, serviceNameEnvDetector] }));
  const provider = new TracerProvider({ resource, sampler: samplerOf(sampler, ratio), spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })] });
  const tracer = provider.getTracer("dirac-graphql", version);
  return { observer: report => record(tracer, report), close: () => provider.shutdown() };
}

function record(tracer: Tracer, { transport, requestId, type, name, began, ms, usage, codes, messages, traceparent }: OperationReport): void {
  if (type === null) return;
  const span = tracer.startSpan(name === null ? type : `${type} ${name}`, {
    kind: SpanKind.SERVER, startTime: epoch(began),
    attributes: { "graphql.operation.type": type, ...(name !== null && { "graphql.operation.name": name }), "network.protocol.name": transport, ...(requestId !== undefined && { "dirac_graphql.request_id": requestId }), ...(messages !== undefined && { "dirac_graphql.messages": messages }) },
  }, parentOf(traceparent));
  if (span.isRecording()) {
    const within = trace.setSpan(ROOT_CONTEXT, span);
    for (const { database, sent, ms: took, rows, outcome } of usage?.each ?? []) {
      const statement = tracer.startSpan(`SELECT ${database}`, { kind: SpanKind.CLIENT, startTime: epoch(sent), attributes: { "db.system.name": "mysql", "db.namespace": database, "db.response.returned_rows": rows } }, within);
      if (outcome !== "ok") statement.setAttribute("error.type", outcome).setStatus({ code: SpanStatusCode.ERROR });
      statement.end(epoch(sent + took));
    }
    if (codes.length > 0) span.setAttribute("error.type", codes.join()).setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end(epoch(began + ms));
}

const epoch = (at: number) => performance.timeOrigin + at;

/** W3C Trace Context. */
function parentOf(traceparent: string | undefined): Context {
  const [, traceId, spanId, flags] = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/.exec(traceparent ?? "") ?? [];
  return traceId === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId: spanId!, traceFlags: Number.parseInt(flags!, 16) & 1, isRemote: true });
}

function samplerOf(name: TelemetrySettings["sampler"], ratio: number): Sampler {
  const root = name.endsWith("always_off") ? new AlwaysOffSampler() : name.endsWith("always_on") ? new AlwaysOnSampler() : new TraceIdRatioBasedSampler(ratio);
  return name.startsWith("parentbased") ? new ParentBasedSampler({ root }) : root;
}
