import { OnnxGraph } from "./onnx-graph";
import { readTfjsWeights, type StoredWeight } from "./tfjs-weights";

/** Names and shapes of the built model: RGB planes, (x/255 - mean) with the mean of dlib, 128 numbers that are not normalised. */
const INPUT = { name: "input", dims: [1, 3, 150, 150] };
const OUTPUT = { name: "descriptor", dims: [1, 128] };

type Weights = ReadonlyMap<string, StoredWeight>;

/**
 * Dlib's face recognition ResNet (King 2017) as an ONNX file, from the weights manifest and file that @vladmandic/face-api ships. The
 * bytes stay quantised as they are there; the graph turns them into numbers when it is loaded. The same input gives the same bytes.
 */
export function buildDlibEmbedder(manifest: string, file: Uint8Array): Uint8Array {
  const net = new DlibNet(readTfjsWeights(manifest, file));
  let out = net.layer(INPUT.name, "conv32_down", { stride: 2, pad: 0, activation: "relu" });
  out = net.graph.add("MaxPool", [out], { kernel_shape: [3, 3], strides: [2, 2] });
  for (const name of ["conv32_1", "conv32_2", "conv32_3"]) out = net.residual(out, name);
  out = net.residualDown(out, "conv64_down", { wider: 32, padded: false });
  for (const name of ["conv64_1", "conv64_2", "conv64_3"]) out = net.residual(out, name);
  out = net.residualDown(out, "conv128_down", { wider: 64, padded: false });
  for (const name of ["conv128_1", "conv128_2"]) out = net.residual(out, name);
  out = net.residualDown(out, "conv256_down", { wider: 128, padded: true });
  for (const name of ["conv256_1", "conv256_2"]) out = net.residual(out, name);
  out = net.residualDown(out, "conv256_down_out", { wider: 0, padded: true });
  out = net.graph.add("ReduceMean", [out], { axes: [2, 3], keepdims: 0 });
  net.graph.add("MatMul", [out, net.fullyConnected()], {}, OUTPUT.name);
  return net.graph.encode(INPUT, OUTPUT);
}

type LayerShape = { stride: 1 | 2; pad: 0 | 1; activation: "relu" | "none" };

/** The blocks of the network (src/faceRecognitionNet of face-api), as nodes of one graph. */
class DlibNet {
  readonly graph = new OnnxGraph();

  constructor(private readonly weights: Weights) {}

  /** Convolution, bias, scale and shift of each channel, and perhaps ReLU. */
  layer(input: string, name: string, { stride, pad, activation }: LayerShape): string {
    const filters = this.weight(`${name}/conv/filters`);
    const bias = this.weight(`${name}/conv/bias`).values;
    const scale = this.weight(`${name}/scale/weights`).values;
    const shift = this.weight(`${name}/scale/biases`).values;
    const [kernel = 0, , , channels = 0] = filters.shape;
    const perChannel = this.graph.store([channels, 1, 1, 1], scale);
    const kernels = this.graph.add("Mul", [this.numbers(asOihw(filters)), perChannel]);
    const folded = Float32Array.from(bias, (value, i) => value * (scale[i] ?? 0) + (shift[i] ?? 0));
    const out = this.graph.add("Conv", [input, kernels, this.graph.store([channels], folded)], {
      kernel_shape: [kernel, kernel],
      pads: [pad, pad, pad, pad],
      strides: [stride, stride],
    });
    return activation === "relu" ? this.graph.add("Relu", [out]) : out;
  }

  residual(input: string, name: string): string {
    const first = this.layer(input, `${name}/conv1`, { stride: 1, pad: 1, activation: "relu" });
    const second = this.layer(first, `${name}/conv2`, { stride: 1, pad: 1, activation: "none" });
    return this.graph.add("Relu", [this.graph.add("Add", [second, input])]);
  }

  /** Halves the picture; the way round it is averaged and gets `wider` channels of zeros. Where halving an even side loses a row, zeros stand for it. */
  residualDown(input: string, name: string, { wider, padded }: { wider: number; padded: boolean }): string {
    const first = this.layer(input, `${name}/conv1`, { stride: 2, pad: 0, activation: "relu" });
    const second = this.layer(first, `${name}/conv2`, { stride: 1, pad: 1, activation: "none" });
    const out = padded ? this.zeros(second, [0, 0, 0, 0, 0, 0, 1, 1]) : second;
    const pooled = this.graph.add("AveragePool", [input], { kernel_shape: [2, 2], strides: [2, 2] });
    const around = wider > 0 ? this.zeros(pooled, [0, 0, 0, 0, 0, wider, 0, 0]) : pooled;
    return this.graph.add("Relu", [this.graph.add("Add", [around, out])]);
  }

  fullyConnected(): string {
    return this.numbers(this.weight("fc"));
  }

  private zeros(input: string, pads: number[]): string {
    const amounts = this.graph.store([pads.length], BigInt64Array.from(pads, BigInt));
    return this.graph.add("Pad", [input, amounts]);
  }

  /** A weight as numbers in the graph; what is stored as bytes is turned into them once, when the model is loaded. */
  private numbers({ shape, values, quantised }: StoredWeight): string {
    if (!quantised) return this.graph.store(shape, values);
    const { bytes, scale, min } = quantised;
    const cast = this.graph.add("Cast", [this.graph.store(shape, bytes)], { to: 1 });
    const scaled = this.graph.add("Mul", [cast, this.graph.store([], Float32Array.of(scale))]);
    return this.graph.add("Add", [scaled, this.graph.store([], Float32Array.of(min))]);
  }

  private weight(name: string): StoredWeight {
    const weight = this.weights.get(name);
    if (!weight) throw new Error(`no weight ${name}`);
    return weight;
  }
}

/** Filters from TensorFlow's order (height, width, in, out) to ONNX's (out, in, height, width). */
function asOihw({ shape, values, quantised }: StoredWeight): StoredWeight {
  const [height = 0, width = 0, inputs = 0, outputs = 0] = shape;
  const bytes = new Uint8Array(quantised ? values.length : 0);
  const numbers = new Float32Array(quantised ? 0 : values.length);
  let to = 0;
  for (let o = 0; o < outputs; o++)
    for (let i = 0; i < inputs; i++)
      for (let at = 0; at < height * width; at++) {
        const from = (at * inputs + i) * outputs + o;
        if (quantised) bytes[to++] = quantised.bytes[from] ?? 0;
        else numbers[to++] = values[from] ?? 0;
      }
  return {
    shape: [outputs, inputs, height, width],
    values: numbers,
    quantised: quantised && { ...quantised, bytes },
  };
}
