import { describe, expect, it } from "vitest";
import { beginPairingSchema } from "@/lib/contracts/kiosk";
import { PAIRING_ALPHABET, readPairingCode, writePairingCode } from "./pairing-code";

describe("a typed pairing code", () => {
  it.each([
    ["K7QM-2XRD", "K7QM2XRD"],
    ["k7qm 2xrd", "K7QM2XRD"],
    ["oO0-iIlL1", "00011111"],
    ["K7QM--2X", "K7QM2X"],
    ["K7QM2XRDEXTRA", "K7QM2XRD"],
    ["Uu!?*ك", ""],
    ["", ""],
  ])("%j is read as %j", (typed, code) => {
    expect(readPairingCode(typed)).toBe(code);
  });

  it.each([
    ["", ""],
    ["K7QM", "K7QM"],
    ["K7QM2", "K7QM-2"],
    ["K7QM2XRD", "K7QM-2XRD"],
  ])("%j is written %j", (code, written) => {
    expect(writePairingCode(code)).toBe(written);
    expect(readPairingCode(written)).toBe(code);
  });

  it("is one that the server reads, whichever keys are pressed", () => {
    for (let i = 0; i < PAIRING_ALPHABET.length; i++) {
      const code = PAIRING_ALPHABET.slice(i) + PAIRING_ALPHABET.slice(0, i);
      expect(beginPairingSchema.safeParse({ code: readPairingCode(code) }).success).toBe(true);
    }
  });
});
