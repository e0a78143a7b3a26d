import type { CheckpointTensor } from "../read-checkpoint";

type Tensors = ReadonlyMap<string, CheckpointTensor>;

const ascii = (text: string) => [...Buffer.from(text, "latin1")];
const whole = (value: number) => [0x4a, ...new Uint8Array(Int32Array.of(value).buffer)];
const word = (text: string) => [
  0x58,
  ...new Uint8Array(Int32Array.of(Buffer.byteLength(text)).buffer),
  ...Buffer.from(text),
];
const tuple = (...parts: number[][]) => [0x28, ...parts.flat(), 0x74];
const global = (module: string, name: string) => ascii(`c${module}\n${name}\n`);
const STOP = 0x2e;
const PROTOCOL = [0x80, 2];

/** The pickle of a state dictionary as torch.save writes it: an OrderedDict of rebuilt tensors, one storage each. */
function pickleOf(tensors: Tensors, legacy: boolean): number[] {
  const items = [...tensors].flatMap(([name, { shape, values }], i) => {
    const strides = shape.map((_, at) => shape.slice(at + 1).reduce((product, dim) => product * dim, 1));
    const id = [
      word("storage"),
      global("torch", "FloatStorage"),
      word(String(i)),
      word("cpu"),
      whole(values.length),
    ];
    const storage = [...tuple(...id, ...(legacy ? [[0x4e]] : [])), 0x51];
    const dictionary = [...global("collections", "OrderedDict"), 0x29, 0x52];
    const args = tuple(
      storage,
      whole(0),
      tuple(...shape.map(whole)),
      tuple(...strides.map(whole)),
      [0x89],
      dictionary,
    );
    return [...word(name), ...global("torch._utils", "_rebuild_tensor_v2"), ...args, 0x52];
  });
  return [...PROTOCOL, ...global("collections", "OrderedDict"), 0x29, 0x52, 0x28, ...items, 0x75, STOP];
}

const bytesOf = ({ values }: CheckpointTensor) =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength);

/** A checkpoint in the format before PyTorch 1.6: five pickles, then each storage behind its length. */
export function writeLegacyCheckpoint(tensors: Tensors): Buffer {
  const magic = [0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];
  const machine = [0x7d, 0x28, ...word("little_endian"), 0x88, 0x75];
  const keys = [0x5d, 0x28, ...[...tensors.keys()].flatMap((_, i) => word(String(i))), 0x65];
  const head = [magic, [0x4d, 0xe9, 0x03], machine].flatMap((part) => [...PROTOCOL, ...part, STOP]);
  const storages = [...tensors.values()].flatMap((tensor) => [
    Buffer.from(BigInt64Array.of(BigInt(tensor.values.length)).buffer),
    bytesOf(tensor),
  ]);
  return Buffer.concat([
    Buffer.from(head),
    Buffer.from(pickleOf(tensors, true)),
    Buffer.from([...PROTOCOL, ...keys, STOP]),
    ...storages,
  ]);
}

/** A checkpoint in the format of PyTorch 1.6 and later: an uncompressed ZIP archive. */
export function writeZipCheckpoint(tensors: Tensors): Buffer {
  const files: [string, Buffer][] = [
    ["archive/data.pkl", Buffer.from(pickleOf(tensors, false))],
    ...[...tensors.values()].map((tensor, i): [string, Buffer] => [`archive/data/${i}`, bytesOf(tensor)]),
    ["archive/version", Buffer.from("3\n")],
  ];
  return zipOf(files);
}

function zipOf(files: readonly [string, Buffer][]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, data] of files) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(data.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(data.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
