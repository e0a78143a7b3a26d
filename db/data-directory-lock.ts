import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Holder = { pid: number; startTicks: string | null };

/** Somebody else has the data directory open. Two PGlite processes on one directory lose rows, so the second must not start. */
export class DirectoryLockedError extends Error {
  constructor(
    readonly directory: string,
    readonly pid: number,
  ) {
    super(`${directory} is in use by process ${pid}`);
  }
}

/**
 * Takes the lock of a data directory: a file `lock` that names the living process. A lock whose process is gone is taken over. Returns
 * the release. Throws DirectoryLockedError, or the file system's error when the directory cannot be written.
 */
export function lockDataDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, "lock");
  const own = JSON.stringify(describe(process.pid));
  const draft = join(directory, `lock.${process.pid}.${Date.now()}`);
  writeFileSync(draft, own);
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      if (tryLink(draft, path)) return releaseOnce(path, own);
      const found = readText(path);
      if (found === null) continue;
      const holder = parse(found);
      if (holder && isAlive(holder)) throw new DirectoryLockedError(directory, holder.pid);
      discardStale(path, found);
    }
    throw new DirectoryLockedError(directory, parse(readText(path) ?? "")?.pid ?? 0);
  } finally {
    rmSync(draft, { force: true });
  }
}

function releaseOnce(path: string, own: string): () => void {
  const release = () => {
    if (readText(path) === own) rmSync(path, { force: true });
  };
  process.once("exit", release);
  return () => {
    process.removeListener("exit", release);
    release();
  };
}

function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Moves a dead lock away; if a quicker process had already replaced it, its fresh lock is put back. */
function discardStale(path: string, stale: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readText(aside) !== stale) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function parse(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("pid" in value) || typeof value.pid !== "number")
      return null;
    const ticks = "startTicks" in value && typeof value.startTicks === "string" ? value.startTicks : null;
    return { pid: value.pid, startTicks: ticks };
  } catch {
    return null;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  // The number may have been given to another process since: on Linux its start time tells.
  return holder.startTicks === null || describe(holder.pid).startTicks === holder.startTicks;
}

function describe(pid: number): Holder {
  const stat = readText(`/proc/${pid}/stat`);
  return { pid, startTicks: stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null };
}
