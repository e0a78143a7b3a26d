import "server-only";
import { format } from "node:util";
import { redact } from "./redact";

type Level = "info" | "warn" | "error";

const shared = globalThis as typeof globalThis & { hadirPrint?: Record<Level, (line: string) => void> };

/** The only printer of the server: what it is given is redacted. `cause` is an error or anything else that was thrown. */
export const log = {
  info: (message: string) => print("info", message),
  warn: (message: string) => print("warn", message),
  error: (message: string, cause?: unknown) =>
    print("error", cause === undefined ? message : `${message} ${describeError(cause)}`),
};

/**
 * Has everything that libraries and Next itself print go through the same redaction: an error that reaches Next is printed by it, with
 * whatever it carries. Once a process.
 */
export function guardConsole(): void {
  if (shared.hadirPrint) return;
  shared.hadirPrint = printers();
  console.log = (...values) => print("info", describeAll(values));
  console.info = console.log;
  console.debug = console.log;
  console.warn = (...values) => print("warn", describeAll(values));
  console.error = (...values) => print("error", describeAll(values));
}

const MAX_CAUSES = 5;

/** An error as the log tells it: name, message and frames of it and of what caused it; no field of it else, for those hold data. */
export function describeError(error: unknown): string {
  const told: string[] = [];
  let next = error;
  for (let depth = 0; next !== undefined && next !== null && depth < MAX_CAUSES; depth++) {
    told.push(describeOne(next));
    next = next instanceof Error ? next.cause : undefined;
  }
  return told.join("\ncaused by ");
}

function describeOne(error: unknown): string {
  if (!(error instanceof Error)) return redact(typeof error === "string" ? error : format("%O", error));
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  const digest = "digest" in error ? ` (digest ${String(error.digest)})` : "";
  return [`${error.name}: ${redact(error.message)}${redact(digest)}`, ...frames].join("\n");
}

function describeAll(values: unknown[]): string {
  const texts = values.map((value) => (value instanceof Error ? describeError(value) : value));
  return format(...texts);
}

function print(level: Level, text: string): void {
  const printer = shared.hadirPrint ?? printers();
  printer[level](redact(text));
}

function printers(): Record<Level, (line: string) => void> {
  return {
    info: console.log.bind(console),
    warn: console.warn.bind(console),
    error: console.error.bind(console),
  };
}
