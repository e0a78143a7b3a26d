import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as ort from "onnxruntime-web/wasm";
import { describe, expect, it } from "vitest";
import { PAD_MODELS } from "@/lib/domain/model-manifest";
import { buildMiniFasNet } from "./build-minifasnet";
import { type CheckpointTensor, readCheckpoint } from "./read-checkpoint";
import { readOnnx } from "./read-onnx";
import { writeLegacyCheckpoint, writeZipCheckpoint } from "./testing/write-checkpoint";

ort.env.wasm.numThreads = 1;

const references = await Promise.all(
  PAD_MODELS.map(({ file }) =>
    readFile(fileURLToPath(new URL(`../../public/${file.path}`, import.meta.url))).catch(() => null),
  ),
);

/** A pseudo-random number from 0 to 1 of its index (a sine's far decimals): the same on every machine. */
const noise = (i: number) => {
  const value = Math.sin(i * 12.9898) * 43758.5453;
  return value - Math.floor(value);
};

/** Names of the layers in the order in which the network runs them; as many blocks a stage as the published models have. */
function layerNames(hasChannelWeights: boolean): { weight: string; norm: string | null }[] {
  const layer = (name: string) => ({ weight: `${name}.conv.weight`, norm: `${name}.bn` });
  const bottleneck = (name: string) => ["conv", "conv_dw", "project"].map((part) => layer(`${name}.${part}`));
  const weighing = (name: string) =>
    [1, 2].map((i) => ({ weight: `${name}.se_module.fc${i}.weight`, norm: `${name}.se_module.bn${i}` }));
  const stage = (halving: string, keeping: string, blocks: number) => [
    ...bottleneck(halving),
    ...Array.from({ length: blocks }, (_, i) => [
      ...bottleneck(`${keeping}.model.${i}`),
      ...(hasChannelWeights && i === blocks - 1 ? weighing(`${keeping}.model.${i}`) : []),
    ]).flat(),
  ];
  return [
    layer("conv1"),
    layer("conv2_dw"),
    ...stage("conv_23", "conv_3", 4),
    ...stage("conv_34", "conv_4", 6),
    ...stage("conv_45", "conv_5", 2),
    layer("conv_6_sep"),
    layer("conv_6_dw"),
    { weight: "linear.weight", norm: "bn" },
    { weight: "prob.weight", norm: null },
  ];
}

/** A checkpoint whose folding must give the reference: every layer gets a batch normalisation, and weights that undo it. */
function unfold(reference: Uint8Array): Map<string, CheckpointTensor> {
  const { nodes, tensors } = readOnnx(reference);
  const names = layerNames(nodes.some(({ op }) => op === "Sigmoid"));
  const checkpoint = new Map<string, CheckpointTensor>();
  const stored = (name: string | undefined) =>
    tensors.get(name ?? "") ?? { shape: [0], values: new Float32Array() };
  let at = -1;
  for (const { op, inputs } of nodes) {
    if (op === "PRelu") {
      const { values } = stored(inputs[1]);
      const name = names[at]?.weight.replace(".conv.weight", ".prelu.weight") ?? "";
      checkpoint.set(`module.${name}`, { shape: [values.length], values });
    }
    if (op !== "Conv" && op !== "Gemm") continue;
    const { weight, norm } = names[++at] ?? { weight: "", norm: null };
    const { shape, values } = stored(inputs[1]);
    if (!norm) {
      checkpoint.set(`module.${weight}`, { shape, values });
      continue;
    }
    const outputs = shape[0] ?? 0;
    const vector = (make: (i: number) => number) => ({
      shape: [outputs],
      values: Float32Array.from({ length: outputs }, (_, i) => make(i)),
    });
    const [gain, mean, variance] = [
      vector((i) => 0.5 + noise(i + at)),
      vector((i) => noise(i + 2 * at) - 0.5),
      vector((i) => 0.1 + 3 * noise(i + 3 * at)),
    ];
    const factor = (i: number) => (gain.values[i] ?? 0) / Math.sqrt((variance.values[i] ?? 0) + 1e-5);
    const each = values.length / outputs;
    const raw = Float32Array.from(values, (value, i) => value / factor(Math.floor(i / each)));
    const bias = stored(inputs[2]).values;
    checkpoint.set(`module.${weight}`, { shape, values: raw });
    checkpoint.set(`module.${norm}.weight`, gain);
    checkpoint.set(
      `module.${norm}.bias`,
      vector((i) => (bias[i] ?? 0) + (mean.values[i] ?? 0) * factor(i)),
    );
    checkpoint.set(`module.${norm}.running_mean`, mean);
    checkpoint.set(`module.${norm}.running_var`, variance);
  }
  return checkpoint;
}

async function probabilities(model: Uint8Array): Promise<number[]> {
  const session = await ort.InferenceSession.create(model, { executionProviders: ["wasm"] });
  const values = Float32Array.from({ length: 4 * 3 * 80 * 80 }, (_, i) => 255 * noise(i));
  const result = await session.run({ input: new ort.Tensor("float32", values, [4, 3, 80, 80]) });
  return Array.from(result.probabilities?.data as Float32Array);
}

describe.each(PAD_MODELS.map(({ modelId }, i) => ({ modelId, reference: references[i] ?? null })))(
  "$modelId from a checkpoint (needs the model: npm run setup)",
  ({ reference }) => {
    it.skipIf(!reference).each([
      ["the older format", writeLegacyCheckpoint],
      ["the archive", writeZipCheckpoint],
    ])("gives the stored reference's output: %s", { timeout: 60_000 }, async (_, write) => {
      const checkpoint = unfold(reference ?? new Uint8Array());
      const built = buildMiniFasNet(readCheckpoint(write(checkpoint)));
      const [expected, actual] = [
        await probabilities(reference ?? new Uint8Array()),
        await probabilities(built),
      ];
      expect(actual).toHaveLength(12);
      const worst = Math.max(...actual.map((value, i) => Math.abs(value - (expected[i] ?? 0))));
      expect(worst).toBeLessThan(1e-4);
    });

    it.skipIf(!reference)("refuses a checkpoint with a tensor too few or too many", () => {
      const whole = readCheckpoint(writeZipCheckpoint(unfold(reference ?? new Uint8Array())));
      const without = new Map(whole);
      without.delete("conv_4.model.3.project.bn.running_var");
      expect(() => buildMiniFasNet(without)).toThrow("no conv_4.model.3.project.bn.running_var");
      const more = new Map(whole).set("age.weight", { shape: [1], values: Float32Array.of(1) });
      expect(() => buildMiniFasNet(more)).toThrow("it has age.weight");
    });
  },
);
