import { type Made, nameOf, type PickleHost, type PickleValue, readPickle } from "./read-pickle";
import { readZip } from "./read-zip";

/** A tensor of a checkpoint; the last dimension runs fastest. Counters (int64) come as numbers too. */
export type CheckpointTensor = { shape: readonly number[]; values: Float32Array };

/** The magic number and protocol of the older format (torch/serialization.py). */
const MAGIC = 0x1950a86a20f9469cfc6cn;
const LEGACY_PROTOCOL = 1001;

const ELEMENT_BYTES: Partial<Record<string, number>> = { "torch.FloatStorage": 4, "torch.LongStorage": 8 };

/** Numbers that several tensors may share; filled when the file's data is reached. */
class Storage implements Made {
  readonly made = "storage";
  values: Float32Array | null = null;
  constructor(
    readonly type: string,
    readonly count: number,
  ) {}
}

class StoredTensor implements Made {
  readonly made = "tensor";
  constructor(
    readonly storage: Storage,
    readonly offset: number,
    readonly shape: readonly number[],
  ) {}
}

/**
 * The tensors of a PyTorch checkpoint by name, from either format that `torch.save` has written: the ZIP archive of 1.6 and later, or the
 * pickles one after the other of before. The file is read as data: of all names that its pickle may speak only dictionaries, tensors and
 * their storages mean anything, every other one is refused. A leading "module." (DataParallel) is dropped. Throws Error.
 */
export function readCheckpoint(bytes: Uint8Array): Map<string, CheckpointTensor> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const { root, storages, dataOf } = isZip ? readArchive(bytes) : readLegacy(bytes);
  for (const [key, storage] of storages) storage.values = numbersOf(storage, dataOf(key));
  if (!(root instanceof Map)) throw new Error("the checkpoint holds no dictionary of tensors");
  const tensors = new Map<string, CheckpointTensor>();
  for (const [name, value] of root) {
    if (typeof name !== "string" || !(value instanceof StoredTensor))
      throw new Error("the checkpoint holds something besides named tensors");
    const { storage, offset, shape } = value;
    const values = storage.values?.subarray(offset, offset + sizeOf(shape));
    if (values?.length !== sizeOf(shape)) throw new Error(`${name} reaches beyond its storage`);
    tensors.set(name.replace(/^module\./, ""), { shape, values });
  }
  return tensors;
}

type Read = {
  root: PickleValue;
  storages: ReadonlyMap<string, Storage>;
  /** The bytes of a storage, little-endian. */
  dataOf: (key: string) => Uint8Array;
};

function readArchive(bytes: Uint8Array): Read {
  const files = readZip(bytes);
  const pickle = [...files.keys()].find((name) => name.endsWith("/data.pkl"));
  if (!pickle) throw new Error("the archive is no checkpoint");
  const folder = pickle.slice(0, -"data.pkl".length);
  const { host, storages } = tensorHost();
  const { value } = readPickle(files.get(pickle) ?? new Uint8Array(), 0, host);
  const dataOf = (key: string) => {
    const data = files.get(`${folder}data/${key}`);
    if (!data) throw new Error(`the archive has no data ${key}`);
    return data;
  };
  return { root: value, storages, dataOf };
}

function readLegacy(bytes: Uint8Array): Read {
  const { host, storages } = tensorHost();
  let at = 0;
  const next = () => {
    const { value, end } = readPickle(bytes, at, host);
    at = end;
    return value;
  };
  if (next() !== MAGIC || next() !== LEGACY_PROTOCOL) throw new Error("the file is no checkpoint");
  const machine = next();
  if (!(machine instanceof Map) || machine.get("little_endian") !== true)
    throw new Error("the checkpoint was written by a big-endian machine");
  const root = next();
  const keys = next();
  if (!Array.isArray(keys)) throw new Error("the checkpoint does not list its storages");
  const data = new Map<string, Uint8Array>();
  for (const key of keys) {
    const storage = storages.get(String(key));
    const count = new DataView(bytes.buffer, bytes.byteOffset + at, 8).getBigInt64(0, true);
    if (!storage || count !== BigInt(storage.count)) throw new Error(`storage ${String(key)} is faulty`);
    const length = storage.count * (ELEMENT_BYTES[storage.type] ?? 0);
    data.set(String(key), bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return { root, storages, dataOf: (key) => data.get(key) ?? new Uint8Array() };
}

/** Knows dictionaries and tensors, and nothing else. */
function tensorHost(): { host: PickleHost; storages: Map<string, Storage> } {
  const storages = new Map<string, Storage>();
  const host: PickleHost = {
    call(name, args) {
      if (name === "collections.OrderedDict" && args.length === 0) return new Map();
      if (name === "torch._utils._rebuild_tensor_v2") return rebuildTensor(args);
      throw new Error(`the checkpoint asks for ${name}, which is no tensor: refused`);
    },
    persistent(id) {
      const [kind, type, key, , count] = Array.isArray(id) ? id : [];
      const typeName = nameOf(type) ?? "";
      if (kind !== "storage" || typeof count !== "number" || !(typeName in ELEMENT_BYTES))
        throw new Error(`the checkpoint keeps ${typeName || "something"} that is no storage of numbers`);
      const storage = storages.get(String(key)) ?? new Storage(typeName, count);
      storages.set(String(key), storage);
      return storage;
    },
  };
  return { host, storages };
}

function rebuildTensor([storage, offset, shape, strides]: readonly PickleValue[]): StoredTensor {
  if (!(storage instanceof Storage) || typeof offset !== "number" || !isWhole(shape) || !isWhole(strides))
    throw new Error("the checkpoint holds a faulty tensor");
  let expected = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    if (shape[i] !== 1 && strides[i] !== expected) throw new Error("a tensor is not stored row by row");
    expected *= shape[i] ?? 1;
  }
  return new StoredTensor(storage, offset, shape);
}

function isWhole(value: PickleValue | undefined): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => typeof one === "number" && Number.isInteger(one));
}

function numbersOf({ type, count }: Storage, data: Uint8Array): Float32Array {
  if (data.length !== count * (ELEMENT_BYTES[type] ?? 0)) throw new Error("the checkpoint is cut off");
  const own = new Uint8Array(data).buffer;
  return type === "torch.LongStorage"
    ? Float32Array.from(new BigInt64Array(own), Number)
    : new Float32Array(own);
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, dim) => product * dim, 1);
}
