import { PAD_SHAPE } from "@/lib/domain/model-manifest";
import type { Point } from "@/lib/domain/sighting";
import type { ModelRunner } from "@/lib/vision/onnx-model";
import { bgrPlanes, faceBox, padRegion } from "@/lib/vision/pad-crop";
import { type Pixels, resizeRegion } from "@/lib/vision/pixels";

/** One MiniFASNet and how far beyond the face box it looks. */
export type PadModel = { model: ModelRunner; cropScale: number };

/** Passive PAD of one face in one frame: the live probability 0..1 of each model, in their order, and their mean. */
export type PadScore = { live: number; each: number[] };

/** Scores faces for signs of re-capture (a print or screen in front of the camera). Throws RangeError without models. */
export type PassivePad = { score(frame: Pixels, fivePoints: readonly Point[]): Promise<PadScore> };

/** Passive presentation-attack detection: the mean of all models, so that none of them may be absent. */
export function createPassivePad(models: readonly PadModel[]): PassivePad {
  if (models.length === 0) throw new RangeError("passive PAD without a model would call every face live");
  return {
    async score(frame, fivePoints) {
      const box = faceBox(fivePoints);
      const each: number[] = [];
      for (const { model, cropScale } of models) {
        const crop = resizeRegion(frame, padRegion(box, cropScale, frame), PAD_SHAPE.side);
        const probabilities = await model.run(bgrPlanes(crop));
        each.push(liveProbability(probabilities));
      }
      return { live: each.reduce((sum, value) => sum + value, 0) / each.length, each };
    },
  };
}

/** The live probability in a model's output; anything but a number from 0 to 1 is a fault, never "live". */
export function liveProbability(probabilities: Float32Array): number {
  const live = probabilities[PAD_SHAPE.liveIndex];
  if (live === undefined || !(live >= 0 && live <= 1)) throw new RangeError(`PAD output ${live}`);
  return live;
}
