import "server-only";
import { finaliseDue } from "./attendance/finalise-due";
import { log } from "./log";

const EVERY_MS = 60_000;

// On globalThis so that a hot reload does not start a second one.
const shared = globalThis as typeof globalThis & { hadirFinaliser?: NodeJS.Timeout };

/** Settles attendance that is over once a minute, for as long as the process lives. A round that fails is told and tried again. */
export function startFinaliser(): void {
  shared.hadirFinaliser ??= setTimeout(round, EVERY_MS).unref();
}

async function round(): Promise<void> {
  try {
    await finaliseDue(new Date());
  } catch (error) {
    log.error("Attendance that is over could not be settled; it is tried again in a minute.", error);
  }
  shared.hadirFinaliser = setTimeout(round, EVERY_MS).unref();
}
