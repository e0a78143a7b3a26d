import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

/** The machine a bench ran on, and how busy it was when asked. */
export function describeMachine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[0]?.toFixed(1);
  return `${cpu?.model.trim() ?? "unknown processor"}, ${availableParallelism()} cores, ${memory} GiB, load ${load}`;
}
