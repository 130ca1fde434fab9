import { markdownTable } from "../report.ts";
import type { Cost, FanOutFigures } from "./fan-out.ts";

const whole = (value: number) => Math.round(value).toLocaleString("en");
const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);

export function fanOutTable(figures: readonly FanOutFigures[]): string {
  const cost = ({ perChange, messagesPerChange, perSecondOfCpu }: Cost) => [perChange.toFixed(2), whole(messagesPerChange), whole(perSecondOfCpu)];
  return markdownTable([
    ["subscribers", "filters", "CPU ms per change, told to nobody", "told to all", "by ws alone", "messages", "messages/s per core", "in bursts: CPU ms per change", "messages", "messages/s per core", "KB per idle subscriber (held)", "idle CPU %", "messages/s per core in a stream", "of so many changes/s", "p95 ms (p50, p99)"],
    ...figures.map(({ name, subscribers, feed, single, burst, rss, held, idle, stream }) => [
      whole(subscribers), name, feed.perChange.toFixed(2), ...cost(single).toSpliced(1, 0, single.broadcast?.toFixed(2) ?? ""), ...cost(burst), `${kilobytes(rss)} (${kilobytes(held)})`, (idle / 10).toFixed(1),
      ...(stream === undefined ? ["", "", ""] : [whole(stream.perSecondOfCpu), whole(stream.perSecond), `${stream.p95} (${stream.p50}, ${stream.p99})`]),
    ]),
  ]);
}
