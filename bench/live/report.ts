import { markdownTable } from "../report.ts";
import type { Cost, FanOutFigures } from "./fan-out.ts";

const whole = (value: number) => Math.round(value).toLocaleString("en");
const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);

export function fanOutTable(figures: readonly FanOutFigures[]): string {
  const cost = ({ perChange, messagesPerChange, perSecondOfCpu }: Cost) => [perChange.toFixed(2), whole(messagesPerChange), whole(perSecondOfCpu)];
  return markdownTable([
    ["subscribers", "filters", "CPU ms per change, told to nobody", "told to all", "by ws alone", "messages", "messages/s per core", "in bursts: CPU ms per change", "messages", "messages/s per core", "KB per idle subscriber (held)", "idle CPU %", "p95 ms (p50, p99) at changes/s"],
    ...figures.map(({ name, subscribers, feed, single, burst, rss, held, idle, latency }) => [
      whole(subscribers), name, feed.perChange.toFixed(2), ...cost(single).toSpliced(1, 0, single.broadcast?.toFixed(2) ?? ""), ...cost(burst), `${kilobytes(rss)} (${kilobytes(held)})`, (idle / 10).toFixed(1),
      latency === undefined ? "" : `${latency.p95} (${latency.p50}, ${latency.p99}) at ${latency.perSecond}`,
    ]),
  ]);
}
