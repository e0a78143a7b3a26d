import { describe, expect, it } from "vitest";
import { decodeVector } from "@/lib/contracts/bytes";
import { CONSENT_TEXT_VERSION, enrolmentSchema } from "@/lib/contracts/enrolment";
import type { Capture } from "@/lib/domain/capture";
import { STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { normalise, VECTOR_LENGTH } from "@/lib/domain/vector";
import { enrolmentRequest } from "./enrolment-request";

const CONSENT = {
  textVersion: CONSENT_TEXT_VERSION,
  language: "ar",
  givenBy: "guardian",
  giverName: "منى منصور",
} as const;

function capture(count: number, startedAt = 98_765.4): Capture {
  const quality = {
    interEyePx: 110,
    yawDegrees: -2,
    pitchDegrees: 3,
    rollDegrees: 0,
    sharpness: 140.5,
    meanLuma: 120,
    clippedShare: 0,
    lightRatio: 1.2,
  };
  const embedding = normalise(Float32Array.from({ length: VECTOR_LENGTH }, (_, i) => Math.sin(i)));
  const frames = Array.from({ length: count }, (_, i) => ({
    at: startedAt + i * 300,
    embedding,
    livePad: 0.93,
    quality,
  }));
  return { frames, samples: [], model: STANDARD_EMBEDDER };
}

describe("an enrolment request", () => {
  it("fits the contract and carries numbers only", () => {
    const sides = [{ pose: "left" as const, capture: capture(3, 104_765.4) }];
    const request = enrolmentRequest("0f8fad5b-d9cb-469f-a165-70867728950e", CONSENT, {
      frontal: capture(12),
      sides,
    });
    expect(enrolmentSchema.parse(request)).toEqual(request);
    expect(request.frames.map((frame) => Math.round(frame.at))).toEqual(
      Array.from({ length: 12 }, (_, i) => i * 300),
    );
    expect(decodeVector(request.frames[0]?.embedding ?? "")).toHaveLength(VECTOR_LENGTH);
    expect(
      request.sides?.map(({ pose, frames }) => [pose, ...frames.map(({ at }) => Math.round(at))]),
    ).toEqual([["left", 6_000, 6_300, 6_600]]);
  });

  it("says nothing of turned poses that were skipped, and never names one twice", () => {
    const skipped = enrolmentRequest("0f8fad5b-d9cb-469f-a165-70867728950e", CONSENT, {
      frontal: capture(5),
      sides: [],
    });
    expect(skipped).not.toHaveProperty("sides");
    const twice = enrolmentRequest("0f8fad5b-d9cb-469f-a165-70867728950e", CONSENT, {
      frontal: capture(5),
      sides: [
        { pose: "left", capture: capture(3) },
        { pose: "left", capture: capture(3) },
      ],
    });
    expect(enrolmentSchema.safeParse(twice).success).toBe(false);
  });
});
