import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { acceptedSteps, classCodeStep, classCodeTimeLeft, digitsOf } from "./class-code";

describe("a class code", () => {
  it("changes every 30 seconds, and the ones beside it are taken too", () => {
    expect(classCodeStep(59_999)).toBe(1);
    expect(classCodeStep(60_000)).toBe(2);
    expect(acceptedSteps(60_000)).toEqual([2, 1, 3]);
  });

  it.each([
    [0, 30_000],
    [29_999, 1],
    [30_000, 30_000],
  ])("at %s ms is shown for %s ms more", (now, left) => {
    expect(classCodeTimeLeft(now)).toBe(left);
  });
});

describe("the digits of a hash", () => {
  // RFC 4226, appendix D: HMAC-SHA-1 of the counters 0 to 9 under this secret.
  const secret = "12345678901234567890";
  const expected = "755224 287082 359152 969429 338314 254676 287922 162583 399871 520489".split(" ");
  it.each(expected.map((code, counter) => [counter, code] as const))(
    "of counter %s are %s",
    (counter, code) => {
      const moving = Buffer.alloc(8);
      moving.writeBigUInt64BE(BigInt(counter));
      expect(digitsOf(createHmac("sha1", secret).update(moving).digest())).toBe(code);
    },
  );

  it("keep leading zeros, and need a whole hash", () => {
    expect(digitsOf(new Uint8Array(32))).toBe("000000");
    expect(() => digitsOf(new Uint8Array(8))).toThrow(RangeError);
  });
});
