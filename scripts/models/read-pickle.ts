/** What a pickle can hold here: plain data, and what the caller made of the names and references it allows. */
export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly PickleValue[]
  | Map<PickleValue, PickleValue>
  | Made;

/** Something the caller made: never code out of the file. */
export type Made = { made: unknown };

/** What a pickle may ask for: calls by name ("module.name"), and things kept outside of it. Both refuse by throwing. */
export type PickleHost = {
  call(name: string, args: readonly PickleValue[]): PickleValue;
  persistent(id: PickleValue): PickleValue;
};

/** A name the pickle spoke of; it stands for nothing until the host is asked to call it. */
class GlobalName implements Made {
  readonly made = null;
  constructor(readonly name: string) {}
}

/** The name that a value stands for, or null where it is something else. */
export function nameOf(value: PickleValue | undefined): string | null {
  return value instanceof GlobalName ? value.name : null;
}

const MARK = Symbol("mark");
type Slot = PickleValue | typeof MARK;

/**
 * Reads one pickle of protocol 2 (PEP 307) beginning at `at`, and answers where it ends. It is an interpreter of data: a name in the file
 * reaches only `host.call`, which decides what it means. Throws Error for an operation that plain data does not need.
 */
export function readPickle(
  bytes: Uint8Array,
  at: number,
  host: PickleHost,
): { value: PickleValue; end: number } {
  const reader = new PickleReader(bytes, at, host);
  return { value: reader.run(), end: reader.at };
}

class PickleReader {
  private readonly view: DataView;
  private readonly stack: Slot[] = [];
  private readonly memo = new Map<number, PickleValue>();

  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
    private readonly host: PickleHost,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  run(): PickleValue {
    for (;;) {
      const code = String.fromCharCode(this.view.getUint8(this.at++));
      if (code === ".") return this.pop();
      const operation = OPERATIONS[code];
      if (!operation) throw new Error(`the file uses pickle operation 0x${code.charCodeAt(0).toString(16)}`);
      operation(this);
    }
  }

  push(value: Slot): void {
    this.stack.push(value);
  }

  pop(): PickleValue {
    const value = this.stack.pop();
    if (value === undefined || value === MARK) throw new Error("the pickle takes more than it has");
    return value;
  }

  /** Everything above the last mark, which goes too. */
  popMarked(): PickleValue[] {
    const from = this.stack.lastIndexOf(MARK);
    if (from === -1) throw new Error("the pickle has no mark");
    return this.stack.splice(from).slice(1) as PickleValue[];
  }

  top(): PickleValue {
    const value = this.pop();
    this.stack.push(value);
    return value;
  }

  number(length: 1 | 2 | 4): number {
    this.at += length;
    if (length === 1) return this.view.getUint8(this.at - 1);
    return length === 2 ? this.view.getUint16(this.at - 2, true) : this.view.getInt32(this.at - 4, true);
  }

  float(): number {
    this.at += 8;
    return this.view.getFloat64(this.at - 8);
  }

  take(length: number): Uint8Array {
    if (length < 0 || this.at + length > this.bytes.length) throw new Error("the pickle is cut off");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text(length: number): string {
    return new TextDecoder().decode(this.take(length));
  }

  line(): string {
    const end = this.bytes.indexOf(10, this.at);
    if (end === -1) throw new Error("the pickle is cut off");
    const text = this.text(end - this.at);
    this.at = end + 1;
    return text;
  }

  remember(key: number): void {
    this.memo.set(key, this.top());
  }

  recall(key: number): void {
    const value = this.memo.get(key);
    if (value === undefined) throw new Error("the pickle recalls what it never kept");
    this.push(value);
  }

  reduce(): void {
    const args = this.pop();
    const name = nameOf(this.pop());
    if (name === null || !Array.isArray(args)) throw new Error("the pickle calls what is no name");
    this.push(this.host.call(name, args));
  }

  persistent(): void {
    this.push(this.host.persistent(this.pop()));
  }

  set(pairs: readonly PickleValue[]): void {
    const target = this.top();
    if (!(target instanceof Map)) throw new Error("the pickle sets items of what is no dictionary");
    for (let i = 0; i + 1 < pairs.length; i += 2) target.set(pairs[i] ?? null, pairs[i + 1] ?? null);
  }

  append(values: readonly PickleValue[]): void {
    const target = this.top();
    if (!Array.isArray(target)) throw new Error("the pickle appends to what is no list");
    target.push(...values);
  }
}

/** A whole number of any size, two's complement, little-endian. */
function longOf(bytes: Uint8Array): number | bigint {
  let value = 0n;
  for (const [i, byte] of bytes.entries()) value |= BigInt(byte) << BigInt(8 * i);
  if ((bytes.at(-1) ?? 0) >= 128) value -= 1n << BigInt(8 * bytes.length);
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

const tuple = (size: number) => (reader: PickleReader) =>
  reader.push(Array.from({ length: size }, () => reader.pop()).reverse());

/** The operations of protocol 2 that data needs, by their code (CPython, Lib/pickle.py). */
const OPERATIONS: Partial<Record<string, (reader: PickleReader) => void>> = {
  "\x80": (r) => void r.number(1),
  "(": (r) => r.push(MARK),
  N: (r) => r.push(null),
  "\x88": (r) => r.push(true),
  "\x89": (r) => r.push(false),
  K: (r) => r.push(r.number(1)),
  M: (r) => r.push(r.number(2)),
  J: (r) => r.push(r.number(4)),
  G: (r) => r.push(r.float()),
  "\x8a": (r) => r.push(longOf(r.take(r.number(1)))),
  X: (r) => r.push(r.text(r.number(4))),
  T: (r) => r.push(r.text(r.number(4))),
  U: (r) => r.push(r.text(r.number(1))),
  c: (r) => r.push(new GlobalName(`${r.line()}.${r.line()}`)),
  "}": (r) => r.push(new Map()),
  "]": (r) => r.push([]),
  ")": (r) => r.push([]),
  t: (r) => r.push(r.popMarked()),
  "\x85": tuple(1),
  "\x86": tuple(2),
  "\x87": tuple(3),
  q: (r) => r.remember(r.number(1)),
  r: (r) => r.remember(r.number(4)),
  h: (r) => r.recall(r.number(1)),
  j: (r) => r.recall(r.number(4)),
  R: (r) => r.reduce(),
  Q: (r) => r.persistent(),
  s: (r) => {
    const value = r.pop();
    r.set([r.pop(), value]);
  },
  u: (r) => r.set(r.popMarked()),
  a: (r) => r.append([r.pop()]),
  e: (r) => r.append(r.popMarked()),
  // What a state dictionary carries besides its tensors (their versions) is of no use here.
  b: (r) => void r.pop(),
};
