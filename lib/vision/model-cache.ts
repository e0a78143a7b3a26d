import type { ServedFile } from "@/lib/domain/model-manifest";

/** Model files that were checked once, kept for the next start with or without a network. Absent where the browser keeps nothing. */
const NAME = "hadir-models";

/** The kept bytes of a file, or null. Not checked. */
export async function readKept(file: ServedFile): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const response = await (await open())?.match(keyOf(file));
    return response ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

/** Keeps the checked bytes of a file. A browser that has no room keeps nothing, and the next start fetches again. */
export async function keep(file: ServedFile, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    await (await open())?.put(keyOf(file), new Response(bytes));
  } catch {
    // Full or forbidden: nothing is lost but the time of the next start.
  }
}

/** Forgets every file but these: other versions, and models that are no longer used. */
export async function keepOnly(files: readonly ServedFile[]): Promise<void> {
  try {
    const cache = await open();
    const wanted = new Set(files.map((file) => new URL(keyOf(file), self.location.origin).href));
    for (const request of (await cache?.keys()) ?? []) {
      if (!wanted.has(request.url)) await cache?.delete(request);
    }
  } catch {
    // As above.
  }
}

async function open(): Promise<Cache | null> {
  return "caches" in globalThis ? caches.open(NAME) : null;
}

function keyOf({ path, sha256 }: ServedFile): string {
  return `/${path}?sha256=${sha256}`;
}
