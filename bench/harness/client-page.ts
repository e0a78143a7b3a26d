import type { RoomSighting } from "@/lib/domain/roll-call/room-sighting";
import type { CapturePurpose, Sighting } from "@/lib/domain/sighting";
import { createVisionClient } from "@/lib/vision/client";
import { VisionFailure } from "@/lib/vision/vision-failure";
import type { LoadProgress } from "@/lib/vision/worker-messages";

/** What a step came to: its result, or the named failure. */
export type Tried<T> = { ok: T } | { code: string; file: string | null };

/** A room and how long each look at it took, milliseconds; a vector as numbers, so that it leaves the page. */
export type RoomLooks = {
  faces: (Omit<RoomSighting["faces"][number], "embedding"> & { embedding: number[] | null })[];
  isCrowded: boolean;
  ms: number[];
};

declare global {
  /** The product's client, for a test that drives this page. Longest task of the main thread so far, milliseconds. */
  var vision: {
    load(embedders?: string[]): Promise<Tried<LoadProgress[]>>;
    look(url: string, purpose: CapturePurpose, frames: number): Promise<Tried<Sighting[]>>;
    lookAround(url: string, frames: number): Promise<Tried<RoomLooks>>;
    lookAtNothing(): Promise<Tried<Sighting>>;
    close(): void;
    longestTaskMs(): number;
  };
}

let client = createVisionClient();
let longestTaskMs = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
}).observe({ type: "longtask" });

globalThis.vision = {
  load: (embedders) =>
    tried(async () => {
      if (embedders) client = createVisionClient(embedders);
      const progress: LoadProgress[] = [];
      await client.load((step) => progress.push(step));
      return progress;
    }),
  look: (url, purpose, frames) =>
    tried(async () => {
      const blob = await (await fetch(url)).blob();
      const sightings: Sighting[] = [];
      for (let at = 0; at < frames; at++)
        sightings.push(await client.look(await createImageBitmap(blob), at, purpose));
      return sightings;
    }),
  lookAround: (url, frames) =>
    tried(async () => {
      const blob = await (await fetch(url)).blob();
      const ms: number[] = [];
      let seen: RoomSighting | null = null;
      for (let at = 0; at < frames; at++) {
        const started = performance.now();
        seen = await client.lookAround(await createImageBitmap(blob), at);
        ms.push(performance.now() - started);
      }
      const faces = (seen?.faces ?? []).map((face) => ({
        ...face,
        embedding: face.embedding && [...face.embedding],
      }));
      return { faces, isCrowded: seen?.isCrowded ?? false, ms };
    }),
  lookAtNothing: () =>
    tried(async () => {
      const frame = await createImageBitmap(new ImageData(8, 8));
      frame.close();
      return client.look(frame, 0, "check_in");
    }),
  close: () => client.close(),
  longestTaskMs: () => longestTaskMs,
};

async function tried<T>(work: () => Promise<T>): Promise<Tried<T>> {
  try {
    return { ok: await work() };
  } catch (error) {
    if (!(error instanceof VisionFailure)) throw error;
    return { code: error.code, file: error.file };
  }
}
