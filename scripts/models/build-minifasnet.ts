import { OnnxGraph } from "./onnx-graph";
import type { CheckpointTensor } from "./read-checkpoint";

const INPUT = { name: "input", dims: ["n", 3, 80, 80] };
const OUTPUT = { name: "probabilities", dims: ["n", 3] };

/** What PyTorch adds to a variance before its root (BatchNorm's default). */
const EPSILON = 1e-5;

/** The stages of the network in their order: one block that halves the picture, then some that keep its size. */
const STAGES = [
  { halving: "conv_23", keeping: "conv_3" },
  { halving: "conv_34", keeping: "conv_4" },
  { halving: "conv_45", keeping: "conv_5" },
];

type Tensors = ReadonlyMap<string, CheckpointTensor>;

/**
 * A MiniFASNet (V1, V2 or their SE variants; Silent-Face-Anti-Spoofing, src/model_lib/MiniFASNet.py) as an ONNX file, from the tensors of
 * its checkpoint: batch normalisation folded into the layer before it, dropout gone, softmax added. How many blocks a stage has, and which
 * of them weigh their channels (SE), is read off the names. Throws Error for a tensor that is missing or left over.
 */
export function buildMiniFasNet(tensors: Tensors): Uint8Array {
  const net = new MiniFasNet(tensors);
  let out = net.layer(INPUT.name, "conv1", { stride: 2, pad: 1 });
  out = net.layer(out, "conv2_dw", { stride: 1, pad: 1 });
  for (const { halving, keeping } of STAGES) {
    out = net.bottleneck(out, halving, 2);
    for (const block of net.blocksOf(keeping)) out = net.residual(out, block);
  }
  out = net.layer(out, "conv_6_sep", { stride: 1, pad: 0 });
  out = net.layer(out, "conv_6_dw", { stride: 1, pad: 0 });
  out = net.graph.add("Flatten", [out]);
  out = net.linear(out, "linear", "bn");
  out = net.linear(out, "prob", null);
  net.graph.add("Softmax", [out], { axis: 1 }, OUTPUT.name);
  net.expectNothingLeft();
  return net.graph.encode(INPUT, OUTPUT);
}

class MiniFasNet {
  readonly graph = new OnnxGraph();
  private readonly used = new Set<string>();

  constructor(private readonly tensors: Tensors) {}

  /** Convolution with its batch normalisation, and PReLU where the block has one. As many groups as the kernel's depth leaves. */
  layer(input: string, name: string, { stride, pad }: { stride: 1 | 2; pad: 0 | 1 }): string {
    const out = this.convolution(input, `${name}.conv`, { norm: `${name}.bn`, stride, pad });
    if (!this.tensors.has(`${name}.prelu.weight`)) return out;
    const slope = this.tensor(`${name}.prelu.weight`);
    return this.graph.add("PRelu", [out, this.graph.store([...slope.shape, 1, 1], slope.values)]);
  }

  /** Widen, convolve each channel, narrow again. */
  bottleneck(input: string, name: string, stride: 1 | 2): string {
    const wide = this.layer(input, `${name}.conv`, { stride: 1, pad: 0 });
    const convolved = this.layer(wide, `${name}.conv_dw`, { stride, pad: 1 });
    return this.layer(convolved, `${name}.project`, { stride: 1, pad: 0 });
  }

  residual(input: string, name: string): string {
    const out = this.bottleneck(input, name, 1);
    const weighed = this.tensors.has(`${name}.se_module.fc1.weight`)
      ? this.weighChannels(out, `${name}.se_module`)
      : out;
    return this.graph.add("Add", [input, weighed]);
  }

  /** Squeeze and excitation: each channel times a weight that follows from the means of all. */
  private weighChannels(input: string, name: string): string {
    const point = { stride: 1, pad: 0 } as const;
    const means = this.graph.add("GlobalAveragePool", [input]);
    const squeezed = this.convolution(means, `${name}.fc1`, { norm: `${name}.bn1`, ...point });
    const active = this.graph.add("Relu", [squeezed]);
    const excited = this.convolution(active, `${name}.fc2`, { norm: `${name}.bn2`, ...point });
    return this.graph.add("Mul", [input, this.graph.add("Sigmoid", [excited])]);
  }

  linear(input: string, name: string, norm: string | null): string {
    const { shape, values } = this.tensor(`${name}.weight`);
    if (!norm) return this.graph.add("Gemm", [input, this.graph.store(shape, values)], { transB: 1 });
    const folded = this.fold(values, norm);
    const weights = this.graph.store(shape, folded.weights);
    return this.graph.add("Gemm", [input, weights, this.graph.store([shape[0] ?? 0], folded.bias)], {
      transB: 1,
    });
  }

  blocksOf(stage: string): string[] {
    const blocks: string[] = [];
    while (this.tensors.has(`${stage}.model.${blocks.length}.conv.conv.weight`))
      blocks.push(`${stage}.model.${blocks.length}`);
    if (blocks.length === 0) throw new Error(`the checkpoint has no ${stage}`);
    return blocks;
  }

  expectNothingLeft(): void {
    const left = [...this.tensors.keys()].filter(
      (name) => !this.used.has(name) && !name.endsWith(".num_batches_tracked"),
    );
    if (left.length > 0) throw new Error(`the checkpoint is of another network: it has ${left.join(", ")}`);
  }

  private convolution(
    input: string,
    name: string,
    { norm, stride, pad }: { norm: string; stride: 1 | 2; pad: 0 | 1 },
  ): string {
    const { shape, values } = this.tensor(`${name}.weight`);
    const [outputs = 0, depth = 0, height = 0, width = 0] = shape;
    const { weights, bias } = this.fold(values, norm);
    const stored = [this.graph.store(shape, weights), this.graph.store([outputs], bias)];
    // In this network a kernel of depth 1 is one that looks at its own channel only; conv1 alone has another depth than its input.
    const group = depth === 1 ? outputs : 1;
    return this.graph.add("Conv", [input, ...stored], {
      group,
      kernel_shape: [height, width],
      pads: [pad, pad, pad, pad],
      strides: [stride, stride],
    });
  }

  /** Weights and bias of a layer that has the batch normalisation `norm` after it: w * g/sqrt(v + e), b - m * g/sqrt(v + e). */
  private fold(values: Float32Array, norm: string): { weights: Float32Array; bias: Float32Array } {
    const [gain, shift, mean, variance] = ["weight", "bias", "running_mean", "running_var"].map(
      (part) => this.tensor(`${norm}.${part}`).values,
    );
    const factors = Array.from(gain ?? [], (g, i) => g / Math.sqrt((variance?.[i] ?? 0) + EPSILON));
    const each = values.length / factors.length;
    return {
      weights: Float32Array.from(values, (value, i) => value * (factors[Math.floor(i / each)] ?? 0)),
      bias: Float32Array.from(factors, (factor, i) => (shift?.[i] ?? 0) - (mean?.[i] ?? 0) * factor),
    };
  }

  private tensor(name: string): CheckpointTensor {
    const tensor = this.tensors.get(name);
    if (!tensor) throw new Error(`the checkpoint has no ${name}`);
    this.used.add(name);
    return tensor;
  }
}
