import { bytesField, type Encoded, floatField, joined, varintField } from "./protobuf";

/** A stored tensor of a graph; its bytes are little-endian, the last dimension running fastest. */
export type Initializer = {
  name: string;
  dims: readonly number[];
  values: Float32Array | Uint8Array | BigInt64Array;
};

/** What a node is told besides its inputs: whole numbers, lists of them, or a float written `{ float }`. */
export type Attributes = Record<string, number | readonly number[] | { float: number }>;

type Node = { op: string; inputs: readonly string[]; output: string; attributes: Attributes };

/** A value that goes in or comes out; a dimension of text ("n") may have any size. */
export type GraphValue = { name: string; dims: readonly (number | string)[] };

/** Field numbers of onnx.proto3 (onnx 1.11: IR version 8, operator set 16). */
const IR_VERSION = 8;
const OPERATOR_SET = 16;
const ELEMENT = { float32: 1, uint8: 2, int64: 7 } as const;
const ATTRIBUTE = { float: 1, int: 2, ints: 7 } as const;

/** An ONNX graph under construction: `add` appends a node and names its output. The same calls always give the same bytes. */
export class OnnxGraph {
  private readonly nodes: Node[] = [];
  private readonly initializers: Initializer[] = [];

  /** Stores a tensor and returns its name. Throws RangeError when the values do not fill its dimensions. */
  store(dims: readonly number[], values: Initializer["values"]): string {
    const size = dims.reduce((product, dim) => product * dim, 1);
    if (size !== values.length) throw new RangeError(`${values.length} values for ${dims.join("x")}`);
    const name = `w${this.initializers.length}`;
    this.initializers.push({ name, dims, values });
    return name;
  }

  /** Appends a node with one output, which is called `output` or by its number, and returns that name. */
  add(op: string, inputs: readonly string[], attributes: Attributes = {}, output?: string): string {
    const name = output ?? `t${this.nodes.length}`;
    this.nodes.push({ op, inputs, output: name, attributes });
    return name;
  }

  /** The graph as the bytes of an ONNX file with float32 input and output. */
  encode(input: GraphValue, output: GraphValue): Uint8Array {
    const graph = [
      ...this.nodes.map((node) => bytesField(1, encodeNode(node))),
      bytesField(2, "hadir"),
      ...this.initializers.map((tensor) => bytesField(5, encodeTensor(tensor))),
      bytesField(11, encodeValue(input)),
      bytesField(12, encodeValue(output)),
    ];
    const operators = [bytesField(1, ""), varintField(2, OPERATOR_SET)];
    return joined([varintField(1, IR_VERSION), bytesField(7, graph), bytesField(8, operators)]);
  }
}

function encodeNode({ op, inputs, output, attributes }: Node): Encoded[] {
  return [
    ...inputs.map((name) => bytesField(1, name)),
    bytesField(2, output),
    bytesField(4, op),
    ...Object.entries(attributes).map(([name, value]) => bytesField(5, encodeAttribute(name, value))),
  ];
}

function encodeAttribute(name: string, value: Attributes[string]): Encoded[] {
  const named = bytesField(1, name);
  if (typeof value === "number") return [named, varintField(3, value), varintField(20, ATTRIBUTE.int)];
  if ("float" in value) return [named, floatField(2, value.float), varintField(20, ATTRIBUTE.float)];
  return [named, ...value.map((one) => varintField(8, one)), varintField(20, ATTRIBUTE.ints)];
}

function encodeTensor({ name, dims, values }: Initializer): Encoded[] {
  const type =
    values instanceof Float32Array
      ? ELEMENT.float32
      : values instanceof Uint8Array
        ? ELEMENT.uint8
        : ELEMENT.int64;
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return [
    ...dims.map((dim) => varintField(1, dim)),
    varintField(2, type),
    bytesField(8, name),
    bytesField(9, bytes),
  ];
}

function encodeValue({ name, dims }: GraphValue): Encoded[] {
  const shape = dims.map((dim) =>
    bytesField(1, typeof dim === "number" ? [varintField(1, dim)] : [bytesField(2, dim)]),
  );
  const tensor = [varintField(1, ELEMENT.float32), bytesField(2, shape)];
  return [bytesField(1, name), bytesField(2, [bytesField(1, tensor)])];
}
