import { describe, expect, it } from "vitest";
import {
  decodeBytes,
  decodeVector,
  encodeBytes,
  encodeVector,
  sha256,
  sha256Text,
  vectorBytes,
} from "./bytes";

const vector = Float32Array.from({ length: 512 }, (_, index) => Math.sin(index));

describe("a vector on the wire", () => {
  it("comes back to the last bit", () => {
    expect(decodeVector(encodeVector(vector))).toEqual(vector);
  });

  it("is little endian", () => {
    expect([...vectorBytes(new Float32Array(512).fill(1)).slice(0, 4)]).toEqual([0, 0, 0x80, 0x3f]);
  });

  it.each([
    ["511 numbers", encodeBytes(new Uint8Array(2_044))],
    ["a byte too many", encodeBytes(new Uint8Array(2_049))],
    ["NaN", encodeBytes(vectorBytes(new Float32Array(512).fill(Number.NaN)))],
    ["infinity", encodeBytes(vectorBytes(new Float32Array(512).fill(Number.NEGATIVE_INFINITY)))],
    ["padding", `${encodeVector(vector)}=`],
    ["nothing", ""],
  ])("is not %s", (_, text) => {
    expect(decodeVector(text)).toBeNull();
  });

  it("of another length is not written", () => {
    expect(() => vectorBytes(new Float32Array(128))).toThrow(RangeError);
  });
});

describe("base64url", () => {
  it("has one spelling only: loose bits at the end are refused", () => {
    expect(decodeBytes("AA")).toEqual(new Uint8Array([0]));
    expect(decodeBytes("AB")).toBeNull();
    expect(decodeBytes("A")).toBeNull();
    expect(decodeBytes("A+/=")).toBeNull();
  });

  it("carries SHA-256 (FIPS 180-4 example)", async () => {
    const abc = "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0";
    expect(await sha256Text("abc")).toBe(abc);
    expect(await sha256(new Uint8Array([97, 98, 99]))).toBe(abc);
  });
});
