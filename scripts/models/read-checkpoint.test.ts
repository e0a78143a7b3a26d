import { describe, expect, it } from "vitest";
import { readCheckpoint } from "./read-checkpoint";
import { readPickle } from "./read-pickle";
import { ARCHIVE, HOSTILE, LEGACY } from "./testing/small-checkpoints";
import { writeLegacyCheckpoint, writeZipCheckpoint } from "./testing/write-checkpoint";

const bytesOf = (base64: string) => Buffer.from(base64, "base64");
const EXPECTED = [
  ["conv1.weight", { shape: [2, 2], values: Float32Array.of(0.5, -1.25, 3, 8) }],
  ["conv1.bias", { shape: [2], values: Float32Array.of(1e-3, 2.5) }],
  ["bn.num_batches_tracked", { shape: [], values: Float32Array.of(12345678901) }],
];
const nobody = {
  call: () => {
    throw new Error("called");
  },
  persistent: () => null,
};

describe("readCheckpoint", () => {
  it.each([
    ["the older format", LEGACY],
    ["the archive", ARCHIVE],
  ])("reads %s as CPython wrote it", (_, base64) => {
    expect([...readCheckpoint(bytesOf(base64))]).toEqual(EXPECTED);
  });

  it.each([
    ["the older format", writeLegacyCheckpoint],
    ["the archive", writeZipCheckpoint],
  ])("reads back what a test writes in %s", (_, write) => {
    const tensors = new Map([["a", { shape: [1, 3], values: Float32Array.of(1, 2, 3) }]]);
    expect(readCheckpoint(write(tensors))).toEqual(tensors);
  });

  it("executes nothing: a name that is no tensor is refused", () => {
    expect(() => readCheckpoint(bytesOf(HOSTILE))).toThrow("asks for posix.system");
  });

  it.each([
    ["nothing", new Uint8Array()],
    ["text", Buffer.from("a checkpoint, surely")],
    ["an archive without directory", bytesOf(ARCHIVE).subarray(0, 300)],
    ["half of it", bytesOf(LEGACY).subarray(0, 400)],
    ["all but its last byte", bytesOf(LEGACY).subarray(0, -1)],
  ])("refuses %s", (_, bytes) => {
    expect(() => readCheckpoint(bytes)).toThrow();
  });

  it("refuses a tensor beyond its storage", () => {
    // BININT1 2, 2 (the shape) become 2, 9; the strides no longer fit, nor would the numbers.
    const bytes = bytesOf(LEGACY);
    const at = bytes.indexOf(Buffer.from([0x4b, 2, 0x4b, 2, 0x86]));
    bytes[at + 1] = 9;
    expect(() => readCheckpoint(bytes)).toThrow("beyond its storage");
  });
});

describe("readPickle", () => {
  it.each([
    ["an operation that data needs not", [0x80, 2, 0x81, 0x2e]],
    ["an empty stack", [0x80, 2, 0x2e]],
    ["a list without mark", [0x80, 2, 0x74, 0x2e]],
    ["a name where a list is wanted", [0x80, 2, 0x4e, 0x4e, 0x61, 0x2e]],
    ["a memo that was never kept", [0x80, 2, 0x68, 7, 0x2e]],
    ["text beyond its end", [0x80, 2, 0x55, 200, 0x61]],
  ])("refuses %s", (_, bytes) => {
    expect(() => readPickle(Uint8Array.from(bytes), 0, nobody)).toThrow();
  });
});
