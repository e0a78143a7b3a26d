import type { CapturePurpose, Sighting } from "@/lib/domain/sighting";
import { createVisionClient, type VisionClient } from "@/lib/vision/client";
import { createTurns } from "@/lib/vision/turns";
import { VisionFailure } from "@/lib/vision/vision-failure";
import type { LoadedModels, LoadProgress } from "@/lib/vision/worker-messages";
import { withinTime } from "./within-time";

/** A look that takes longer than this means a worker that hangs. */
const LOOK_TIMEOUT_MS = 20_000;

/** How one frame is looked at; `at` is the clock of the page, ms. */
export type Look<Seen> = (client: VisionClient, frame: ImageBitmap, at: number) => Promise<Seen>;

/** The look at one face for a purpose. */
export function lookFor(purpose: CapturePurpose): Look<Sighting> {
  return (client, frame, at) => client.look(frame, at, purpose);
}

/**
 * One worker, with one set of models, for every camera that looks with it. `join` before the first use; the function that it answers leaves,
 * and when nobody is left the worker ends. `client` is the present worker; `renew` replaces it where that one failed, once however many
 * report it. `look` waits for its turn, then takes the picture; null when there is none to take any more.
 */
export type SharedVision = {
  join(): () => void;
  client(): VisionClient;
  renew(failed: VisionClient): void;
  load(onProgress: (progress: LoadProgress) => void): Promise<LoadedModels>;
  look<Seen>(grab: () => Promise<ImageBitmap> | null, by: Look<Seen>): Promise<Seen | null>;
};

export function createSharedVision(embedders: readonly string[]): SharedVision {
  let client = createVisionClient(embedders);
  let users = 0;
  const inTurn = createTurns();
  const loading = new Set<(progress: LoadProgress) => void>();

  const replace = () => {
    client.close();
    client = createVisionClient(embedders);
  };

  return {
    client: () => client,
    join() {
      users += 1;
      return () => {
        users -= 1;
        if (users === 0) replace();
      };
    },
    renew(failed) {
      if (failed === client) replace();
    },
    async load(onProgress) {
      loading.add(onProgress);
      try {
        return await client.load((progress) => {
          for (const tell of loading) tell(progress);
        });
      } finally {
        loading.delete(onProgress);
      }
    },
    look: (grab, by) =>
      inTurn(async () => {
        const frame = await grab();
        if (!frame) return null;
        const looked = by(client, frame, performance.now());
        return withinTime(looked, LOOK_TIMEOUT_MS, () => new VisionFailure("worker_crashed"));
      }),
  };
}
