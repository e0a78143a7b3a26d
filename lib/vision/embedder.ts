import { EMBEDDER } from "@/lib/domain/model-manifest";
import { normalise, VECTOR_LENGTH } from "@/lib/domain/vector";
import type { OnnxModel } from "@/lib/vision/onnx-model";
import type { Pixels } from "@/lib/vision/pixels";

/** Turns an aligned 112x112 crop into a unit vector of VECTOR_LENGTH numbers. */
export type Embedder = { embed(crop: Pixels): Promise<Float32Array> };

/** The embedder of the manifest. */
export function createEmbedder(model: OnnxModel): Embedder {
  return {
    async embed(crop) {
      return paddedUnitVector(await model.run(rgbPlanes(crop)));
    },
  };
}

/** Planes of a crop: red, green, blue, each (value/255 - mean) / std of ImageNet. Length 3 * width * height. */
export function rgbPlanes({ width, height, data }: Pixels): Float32Array {
  const { mean, std } = EMBEDDER.input;
  const size = width * height;
  const planes = new Float32Array(3 * size);
  for (const c of [0, 1, 2] as const) {
    for (let i = 0; i < size; i++) planes[c * size + i] = ((data[i * 4 + c] ?? 0) / 255 - mean[c]) / std[c];
  }
  return planes;
}

/**
 * A model's output at length 1, with zeros up to VECTOR_LENGTH: distances between vectors of one model stay what they are.
 * Throws RangeError for an output of another length than the manifest's, of zeros or with a number that is none.
 */
export function paddedUnitVector(output: Float32Array): Float32Array {
  if (output.length !== EMBEDDER.dims) throw new RangeError(`the embedder gave ${output.length} numbers`);
  const padded = new Float32Array(VECTOR_LENGTH);
  padded.set(normalise(output));
  return padded;
}
