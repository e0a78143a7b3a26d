import type { FaceSighting } from "@/lib/domain/sighting";

/** Milliseconds that each stage of the pipeline took on one image. */
export type StageTimes = { read: number; detect: number; pad: number; embed: number; whole: number };

/**
 * What the product's pipeline made of one image. `face` is the face nearest to the middle, with every stage run whatever its
 * quality; null where none was found. `padEach` has the live probability of each PAD model. An `error` is an image that could not be read.
 */
export type MeasuredImage =
  | { kind: "error"; url: string; error: string }
  | {
      kind: "measured";
      url: string;
      width: number;
      height: number;
      faceCount: number;
      face: (Omit<FaceSighting, "embedding"> & { embedding: number[] }) | null;
      padEach: number[];
      times: StageTimes;
    };
