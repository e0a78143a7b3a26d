import { decodeProtectedHeader, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { PIN_TYPE, pinClaimsSchema } from "@/lib/contracts/kiosk-pin";
import { createDeviceKey } from "./device-key";
import { readPin, signPin } from "./sign-pin";
import { signClaims } from "./signature";

describe("what was typed", () => {
  it.each([
    ["204816", "204816"],
    ["٢٠٤٨١٦", "204816"],
    ["۲۰۴۸۱۶", "204816"],
    ["20 48-16", "204816"],
    ["20481699", "204816"],
    ["2O4", "24"],
    ["", ""],
  ])("%j is read as %j", (typed, pin) => {
    expect(readPin(typed)).toBe(pin);
  });
});

describe("a typed PIN", () => {
  const SIGHTING = "019aa9f0-0000-7000-8000-000000000001";
  const NOW = Date.parse("2026-11-22T08:00:00Z");

  async function signed() {
    const key = await createDeviceKey();
    const device = {
      ...key,
      deviceId: "019aa9f0-0000-7000-8000-000000000002",
      organizationId: "019aa9f0-0000-7000-8000-000000000003",
    };
    const attestation = await signClaims(key, "att+jwt", { jti: SIGHTING, aud: "https://hadir.example" });
    const mark = { attestation, embedding: "", frames: [], trace: "" };
    const sign = () => signPin(device, { mark, pin: "204816", now: NOW });
    return { device, requests: [await sign(), await sign()] };
  }

  it("is signed by the kiosk's key for the sighting of the mark and the same server", async () => {
    const { device, requests } = await signed();
    const { token } = requests[0] ?? { token: "" };
    expect(decodeProtectedHeader(token)).toEqual({ typ: PIN_TYPE, alg: "ES256", kid: device.kid });
    const { payload } = await jwtVerify(token, device.publicKey, { currentDate: new Date(NOW) });
    expect(pinClaimsSchema.parse(payload)).toMatchObject({
      iss: device.deviceId,
      org: device.organizationId,
      aud: "https://hadir.example",
      iat: NOW / 1000,
      sighting: SIGHTING,
      pin: "204816",
    });
  });

  it("is a try of its own each time", async () => {
    const { requests } = await signed();
    expect(new Set(requests.map(({ token }) => token)).size).toBe(2);
  });
});
