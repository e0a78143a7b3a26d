import type { CaptureRules } from "@/lib/domain/capture";
import type { Sighting } from "@/lib/domain/sighting";
import { cosine } from "@/lib/domain/vector";

/** Remembers whose result is on the screen, to tell when that person has gone or another has stepped in. */
export function createPresence({ lostMs }: Pick<CaptureRules, "lostMs">) {
  let last: Float32Array | null = null;
  let lastSeenAt = Number.NEGATIVE_INFINITY;
  return {
    /** The person who is being answered; null forgets. */
    is(embedding: Float32Array | null, at: number) {
      last = embedding;
      lastSeenAt = at;
    },
    note({ at, faceCount }: Sighting) {
      if (faceCount > 0) lastSeenAt = at;
    },
    hasLeft: (at: number) => at - lastSeenAt > lostMs,
    /** A face that is well enough seen to say that it is somebody else's. */
    isSomeoneElse({ face, model }: Sighting): boolean {
      return last !== null && !!face?.embedding && cosine(face.embedding, last) < model.agreement.other;
    },
  };
}
