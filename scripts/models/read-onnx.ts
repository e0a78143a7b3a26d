import type { GraphValue } from "./onnx-graph";
import { type ReadField, readFields } from "./protobuf";

/** What is read of an ONNX file: its operator set, what goes in and comes out, its nodes, and the float32 tensors that it stores. */
export type OnnxFile = {
  inputs: GraphValue[];
  outputs: GraphValue[];
  nodes: { op: string; inputs: string[] }[];
  tensors: Map<string, { shape: number[]; values: Float32Array }>;
};

const FLOAT32 = 1;

/** Reads the outline of an ONNX file (onnx.proto3). Throws Error where the bytes are none; weights in a second file are not read. */
export function readOnnx(bytes: Uint8Array): OnnxFile {
  let graph: Uint8Array | null;
  try {
    graph = message(readFields(bytes), 7);
  } catch (error) {
    throw new Error("this is no ONNX file", { cause: error });
  }
  if (!graph) throw new Error("this is no ONNX file: it has no graph");
  const fields = readFields(graph);
  const tensors = new Map(messages(fields, 5).flatMap(readTensor));
  return {
    // Older files list their stored tensors among the inputs as well.
    inputs: messages(fields, 11)
      .map(readValue)
      .filter(({ name }) => !tensors.has(name)),
    outputs: messages(fields, 12).map(readValue),
    nodes: messages(fields, 1).map((node) => {
      const parts = readFields(node);
      return { op: text(parts, 4), inputs: messages(parts, 1).map(decode) };
    }),
    tensors,
  };
}

function readTensor(bytes: Uint8Array): [string, { shape: number[]; values: Float32Array }][] {
  const fields = readFields(bytes);
  if (fields.find(({ field }) => field === 2)?.value !== FLOAT32) return [[text(fields, 8), EMPTY]];
  const shape = fields.flatMap(({ field, value }) => {
    if (field !== 1) return [];
    return typeof value === "number" ? [value] : readVarints(value);
  });
  const raw = message(fields, 9) ?? message(fields, 4) ?? new Uint8Array();
  return [[text(fields, 8), { shape, values: new Float32Array(new Uint8Array(raw).buffer) }]];
}

const EMPTY = { shape: [], values: new Float32Array() };

/** A value's name and dimensions; one of text where the size is open. */
function readValue(bytes: Uint8Array): GraphValue {
  const fields = readFields(bytes);
  const type = readFields(message(fields, 2) ?? new Uint8Array());
  const tensor = readFields(message(type, 1) ?? new Uint8Array());
  const shape = readFields(message(tensor, 2) ?? new Uint8Array());
  const dims = messages(shape, 1).map((dim) => {
    const parts = readFields(dim);
    const size = parts.find(({ field }) => field === 1)?.value;
    return typeof size === "number" ? size : text(parts, 2);
  });
  return { name: text(fields, 1), dims };
}

/** Varints one after the other, as packed fields have them. */
function readVarints(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let [value, factor] = [0, 1];
  for (const byte of bytes) {
    value += (byte & 127) * factor;
    factor *= 128;
    if (byte >= 128) continue;
    numbers.push(value);
    [value, factor] = [0, 1];
  }
  return numbers;
}

function messages(fields: readonly ReadField[], wanted: number): Uint8Array[] {
  return fields.flatMap(({ field, value }) =>
    field === wanted && value instanceof Uint8Array ? [value] : [],
  );
}

function message(fields: readonly ReadField[], wanted: number): Uint8Array | null {
  return messages(fields, wanted)[0] ?? null;
}

function text(fields: readonly ReadField[], wanted: number): string {
  return decode(message(fields, wanted) ?? new Uint8Array());
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
