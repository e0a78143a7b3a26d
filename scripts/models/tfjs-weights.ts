/** One tensor of a TensorFlow.js weights manifest: stored as it is, or one byte a number that stands for `byte * scale + min`. */
export type StoredWeight = {
  shape: number[];
  quantised: { bytes: Uint8Array; scale: number; min: number } | null;
  /** The numbers themselves. */
  values: Float32Array;
};

type ManifestGroup = {
  weights: {
    name: string;
    shape: number[];
    dtype: string;
    quantization?: { dtype: string; scale: number; min: number };
  }[];
};

/**
 * The tensors of a weights manifest and its one file, by name (format of tfjs-core, io/io_utils `decodeWeights`). Throws Error for
 * anything but float32 and uint8-quantised float32, and where the file is longer or shorter than the manifest says.
 */
export function readTfjsWeights(manifest: string, file: Uint8Array): Map<string, StoredWeight> {
  const groups = JSON.parse(manifest) as ManifestGroup[];
  const weights = new Map<string, StoredWeight>();
  let at = 0;
  const take = (length: number) => {
    if (at + length > file.length) throw new Error("the weights file is shorter than its manifest");
    at += length;
    // A copy: a Buffer may lie at an odd place of memory that it shares.
    return new Uint8Array(file.subarray(at - length, at));
  };
  for (const { name, shape, dtype, quantization } of groups.flatMap((group) => group.weights)) {
    const size = shape.reduce((product, dim) => product * dim, 1);
    if (dtype !== "float32" || (quantization && quantization.dtype !== "uint8")) {
      throw new Error(`${name} is stored as ${quantization?.dtype ?? dtype}`);
    }
    if (!quantization) {
      weights.set(name, { shape, quantised: null, values: new Float32Array(take(4 * size).buffer) });
      continue;
    }
    const { scale, min } = quantization;
    const bytes = take(size);
    const values = Float32Array.from(bytes, (byte) => byte * scale + min);
    weights.set(name, { shape, quantised: { bytes, scale, min }, values });
  }
  if (at !== file.length) throw new Error("the weights file is longer than its manifest");
  return weights;
}
