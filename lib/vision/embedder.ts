import type { EmbedderModel, VectorModel } from "@/lib/domain/embedder-model";
import type { Point } from "@/lib/domain/sighting";
import { normalise, VECTOR_LENGTH } from "@/lib/domain/vector";
import { cutChip } from "@/lib/vision/alignment";
import type { ModelRunner } from "@/lib/vision/onnx-model";
import type { Pixels } from "@/lib/vision/pixels";

/** One face to embed: its five points in the frame (order of ARCFACE_TEMPLATE), and its 112x112 crop, which is there already. */
export type FaceToEmbed = { frame: Pixels; fivePoints: readonly Point[]; crop: Pixels };

/** Turns a face into a unit vector of VECTOR_LENGTH numbers, which belongs to `model`. */
export type Embedder = { model: VectorModel; embed(face: FaceToEmbed): Promise<Float32Array> };

/** An embedder of this kind that runs `onnx`. */
export function createEmbedder(model: EmbedderModel, onnx: ModelRunner): Embedder {
  const { modelId, modelVersion, agreement, input, dims } = model;
  return {
    model: { modelId, modelVersion, agreement },
    async embed({ frame, fivePoints, crop }) {
      const picture = input.alignment === "dlib" ? cutChip(frame, fivePoints) : crop;
      return paddedUnitVector(await onnx.run(colourPlanes(picture, input)), dims);
    },
  };
}

/** Planes of a crop in the model's order of colours, each (value/255 - mean) / std of its colour. Length 3 * width * height. */
export function colourPlanes(
  { width, height, data }: Pixels,
  { order, mean, std }: Pick<EmbedderModel["input"], "order" | "mean" | "std">,
): Float32Array {
  const size = width * height;
  const planes = new Float32Array(3 * size);
  for (const c of [0, 1, 2] as const) {
    const plane = order === "rgb" ? c : 2 - c;
    for (let i = 0; i < size; i++)
      planes[plane * size + i] = ((data[i * 4 + c] ?? 0) / 255 - mean[c]) / std[c];
  }
  return planes;
}

/**
 * A model's output at length 1, with zeros up to VECTOR_LENGTH: distances between vectors of one model stay what they are.
 * Throws RangeError for an output of another length than `dims`, of zeros or with a number that is none.
 */
export function paddedUnitVector(output: Float32Array, dims: number): Float32Array {
  if (output.length !== dims) throw new RangeError(`the embedder gave ${output.length} numbers`);
  const padded = new Float32Array(VECTOR_LENGTH);
  padded.set(normalise(output));
  return padded;
}
