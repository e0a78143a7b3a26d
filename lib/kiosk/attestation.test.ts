import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, importJWK } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { attestationClaimsSchema, deviceProofClaimsSchema } from "@/lib/contracts/attestation";
import { decodeVector, sha256, sha256Text, vectorBytes } from "@/lib/contracts/bytes";
import { type MarkRequest, markRequestSchema } from "@/lib/contracts/check-in";
import { decodeFrameVector } from "@/lib/contracts/frame-vectors";
import { newKeyClaimsSchema, pairingProofClaimsSchema } from "@/lib/contracts/kiosk";
import { readTrace, TRACE_MAX_CHARS } from "@/lib/contracts/trace";
import { LIVENESS } from "@/lib/domain/calibrations";
import { CAPTURE_RULES, type Capture } from "@/lib/domain/capture";
import { STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { findTraceFault } from "@/lib/domain/liveness/liveness-verdict";
import { faceSample } from "@/lib/domain/liveness/testing/test-face";
import { pointsOf } from "@/lib/domain/liveness/trace-sample";
import { cosine, norm, normalise, VECTOR_LENGTH } from "@/lib/domain/vector";
import { attest } from "./attestation";
import { createDeviceKey, type Device } from "./device-key";
import { signDeviceProof, signNewKey, signPairingProof } from "./device-proof";

const CHALLENGE = {
  challengeId: "5e3d54a5-5a51-4dd0-9c3a-26d5c39a0a10",
  nonce: "n".repeat(43),
  audience: "https://school.example/checkin",
  issuedAt: "2026-11-22T08:00:00.000Z",
  expiresAt: "2026-11-22T08:00:30.000Z",
  steps: [],
  colours: [],
  canReplace: false,
};
const NOW = Date.parse("2026-11-22T08:00:05.400Z");
const MODELS = { detector: "d@1", pad: "p@1", embedder: "e@1" };
const CAMERA = { label: "FaceTime HD Camera", width: 640, height: 480, fps: 29.9, jitterMs: 3.4 };

/** A capture as long as captures get, of a head that moves, with numbers as long as numbers get. */
function longCapture(): Capture {
  const samples = Array.from({ length: CAPTURE_RULES.check_in.maxSamples }, (_, i) => {
    const moment = {
      x: 1_320.123 + i / 3,
      y: 1_020.456,
      size: 180.789,
      yaw: 9.876 * Math.sin(i / 9),
      eyes: 0.31234,
    };
    const { yaw, pitch, roll, box, landmarks, eyes, mouth } = faceSample({ t: 0, ...moment });
    const [x, y, width, height] = box;
    const face = {
      box: { x, y, width, height },
      landmarks: pointsOf({ landmarks }),
      quality: {
        interEyePx: 99.5,
        yawDegrees: yaw,
        pitchDegrees: pitch,
        rollDegrees: roll,
        sharpness: 210.77,
        meanLuma: 127.4,
        clippedShare: 0.001,
        lightRatio: 1.234,
      },
      eyeOpenness: { left: eyes[0], right: eyes[1] },
      mouthOpenness: mouth,
      meanColour: [140.123, 120.456, 256] as [number, number, number],
      livePad: 0.91234567,
      embedding: normalise(
        Float32Array.from({ length: VECTOR_LENGTH }, (_, k) => Math.sin(k) + 0.1 * Math.cos(i * k)),
      ),
    };
    return { at: 123_456.789 + i * 101.23, face, shown: null };
  });
  const frames = samples.filter((_, i) => i % 20 === 0).map(({ at, face }) => ({ at, ...face }));
  return { samples, frames, model: STANDARD_EMBEDDER };
}

async function verified(jws: string, device: Device): Promise<unknown> {
  const { payload } = await compactVerify(jws, await importJWK(device.publicKey, "ES256"));
  return JSON.parse(new TextDecoder().decode(payload));
}

let device: Device;
let request: MarkRequest;

beforeAll(async () => {
  device = {
    ...(await createDeviceKey()),
    deviceId: "0f8fad5b-d9cb-469f-a165-70867728950e",
    organizationId: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
  };
  request = await attest(longCapture(), {
    device,
    challenge: CHALLENGE,
    acts: [],
    camera: CAMERA,
    models: MODELS,
    tier: "T1",
    now: NOW,
  });
});

describe("a device key", () => {
  it("cannot be read, and is named by its RFC 7638 thumbprint", async () => {
    expect(device.privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("jwk", device.privateKey)).rejects.toThrow();
    expect(device.kid).toBe(await calculateJwkThumbprint(device.publicKey));
  });
});

describe("an attestation", () => {
  it("fits the contract and has exactly the header that the server accepts", () => {
    expect(markRequestSchema.safeParse(request).success).toBe(true);
    expect(decodeProtectedHeader(request.attestation)).toEqual({
      typ: "att+jwt",
      alg: "ES256",
      kid: device.kid,
    });
  });

  it("verifies with the public key and says who, for what challenge and when", async () => {
    const claims = attestationClaimsSchema.parse(await verified(request.attestation, device));
    expect(claims).toMatchObject({
      iss: device.deviceId,
      org: device.organizationId,
      aud: CHALLENGE.audience,
      cid: CHALLENGE.challengeId,
      nonce: CHALLENGE.nonce,
      iat: Math.floor(NOW / 1000),
      frames: 5,
      models: MODELS,
      cam: { label_sha256: await sha256Text(CAMERA.label), width: 640, height: 480, fps: 29.9 },
    });
    expect(claims.pad).toHaveLength(5);
  });

  it("binds the vector and the trace that go beside it", async () => {
    const claims = attestationClaimsSchema.parse(await verified(request.attestation, device));
    const vector = decodeVector(request.embedding);
    if (!vector) throw new Error("the vector cannot be read");
    expect(norm(vector)).toBeCloseTo(1, 5);
    expect(claims.emb_sha256).toBe(await sha256(vectorBytes(vector)));
    expect(claims.trace_sha256).toBe(await sha256Text(request.trace));
  });

  it("does not verify when one character of it is changed, nor with another key", async () => {
    const [header = "", payload = "", signature = ""] = request.attestation.split(".");
    const other = { ...device, ...(await createDeviceKey()) };
    const changed = payload.slice(0, 40) + (payload[40] === "A" ? "B" : "A") + payload.slice(41);
    await expect(verified(`${header}.${changed}.${signature}`, device)).rejects.toThrow();
    await expect(verified(request.attestation, other)).rejects.toThrow();
  });

  it("takes a new id for every capture", async () => {
    const context = {
      device,
      challenge: CHALLENGE,
      acts: [],
      camera: CAMERA,
      models: MODELS,
      tier: "T1" as const,
      now: NOW,
    };
    const again = await attest(longCapture(), context);
    expect(await verified(again.attestation, device)).not.toHaveProperty(
      "jti",
      attestationClaimsSchema.parse(await verified(request.attestation, device)).jti,
    );
  });
});

describe("a trace", () => {
  it("stays below 16 KB at its longest, is read as it was written and moves like a head", () => {
    expect(request.trace.length).toBeLessThan(TRACE_MAX_CHARS);
    const samples = readTrace(request.trace) ?? [];
    expect(samples).toHaveLength(CAPTURE_RULES.check_in.maxSamples);
    expect(samples[0]?.t).toBe(0);
    expect(findTraceFault(samples, LIVENESS)).toBeNull();
  });

  it("holds the comparison of each frame that goes beside it", () => {
    const fused = decodeVector(request.embedding);
    const compared = (readTrace(request.trace) ?? []).map(({ cos }) => cos ?? -1);
    for (const text of request.frames) {
      const frame = decodeFrameVector(text);
      if (!fused || !frame) throw new Error("a vector cannot be read");
      const score = cosine(frame, fused);
      expect(Math.min(...compared.map((cos) => Math.abs(cos - score)))).toBeLessThan(0.002);
    }
  });
});

describe("proofs of the device", () => {
  it("name the call, the server and the second", async () => {
    const proof = await signDeviceProof(device, "challenge", {
      audience: "https://school.example",
      now: NOW,
      clock: NOW + 90_000.4,
    });
    expect(decodeProtectedHeader(proof)).toEqual({ typ: "dev+jwt", alg: "ES256", kid: device.kid });
    expect(deviceProofClaimsSchema.parse(await verified(proof, device))).toMatchObject({
      iss: device.deviceId,
      aud: "https://school.example",
      call: "challenge",
      iat: Math.floor(NOW / 1000),
      clock: NOW + 90_000,
    });
  });

  it("hand over to a new key by the word of both", async () => {
    const next = await createDeviceKey();
    const request = await signNewKey(device, next, { audience: "https://school.example", now: NOW });
    expect(request.publicKey).toEqual(next.publicKey);
    const byPresent = newKeyClaimsSchema.parse(await verified(request.byPresentKey, device));
    expect(byPresent).toMatchObject({ iss: device.deviceId, jkt: next.kid, iat: Math.floor(NOW / 1000) });
    expect(newKeyClaimsSchema.parse(await verified(request.byNewKey, { ...device, ...next }))).toEqual(
      byPresent,
    );
  });

  it("bind a new key to the pairing that asked for it", async () => {
    const grant = { pairingId: "9b2b2f1e-6a3f-4f6b-8a6e-0d8a1f3c5e7d", nonce: "abc", deviceName: "Gate" };
    const proof = await signPairingProof(device, grant, "https://school.example");
    expect(pairingProofClaimsSchema.parse(await verified(proof, device))).toEqual({
      pairing: grant.pairingId,
      nonce: "abc",
      aud: "https://school.example",
      jkt: device.kid,
    });
  });
});
