import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { livenessPolicySchema } from "@/lib/contracts/liveness-policy";
import { DEFAULT_LIVENESS_POLICY, type LivenessPolicy } from "@/lib/domain/liveness/challenge-policy";
import { film } from "@/lib/domain/liveness/testing/test-face";
import { recordCheckIn } from "../attendance/record-check-in";
import { readAudit } from "../audit/read-audit";
import { changeDevice } from "../devices/change-device";
import { livelyTrace, pairTestKiosk, type TestKiosk, withFrames } from "../testing/test-kiosk";
import {
  createTestOrganization,
  enrolVector,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { randomVector, seededRandom, vectorNear } from "../testing/test-vectors";
import { getLivenessPolicy } from "./get-liveness-policy";
import { setLivenessPolicy } from "./set-liveness-policy";

const START = new Date("2026-11-22T08:00:00Z");
const later = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const QUIET: LivenessPolicy = { stepShare: 0, steps: ["turn_left", "nod"], askOnHint: false, colours: false };
const random = seededRandom(7);

let opened: OpenDatabase;
let organization: TestOrganization;
let kiosk: TestKiosk;
let sara: Float32Array;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

async function begin(policy: LivenessPolicy): Promise<void> {
  organization = await createTestOrganization(opened, START);
  await setLivenessPolicy(organization.administrator, policy, START);
  kiosk = await pairTestKiosk(organization, START);
  sara = randomVector(random);
  await enrolVector(organization, (await personByNumber(organization.id, "S001")).id, sara);
}

const look = () => vectorNear(sara, 0.8, random);
const still = () => {
  const x = 200 + 300 * random();
  return withFrames(film(1_500, (s) => ({ x, y: 200 + 10 * Math.sin(s), depth: 0 })));
};
const virtual = (hash: string) => ({
  cam: { label_sha256: hash, width: 640, height: 480, fps: 15, jitter_ms: 2.5 },
});

async function codes(): Promise<(string | null)[]> {
  const { lines } = await readAudit(organization.administrator, { group: "attendance" });
  return lines.map(({ reason }) => reason);
}

describe("the policy", () => {
  it("is the product's until an administrator sets another, and the change is in the log", async () => {
    await begin(QUIET);
    const fresh = await createTestOrganization(opened, START);
    expect(await getLivenessPolicy(fresh.administrator)).toEqual(DEFAULT_LIVENESS_POLICY);
    expect(await getLivenessPolicy(organization.administrator)).toEqual(QUIET);
    const { lines } = await readAudit(organization.administrator, { action: "organization.liveness" });
    expect(lines[0]).toMatchObject({ before: DEFAULT_LIVENESS_POLICY, after: QUIET });
  });

  it.each(["teacher", "student"] as const)("is not for a %s", async (role) => {
    await begin(QUIET);
    await expect(getLivenessPolicy(organization[role])).rejects.toMatchObject({ code: "forbidden" });
    await expect(setLivenessPolicy(organization[role], QUIET, START)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("must leave another kind of step to somebody who cannot do the first", () => {
    const fits = (steps: string[]) => livenessPolicySchema.safeParse({ ...QUIET, steps }).success;
    expect(fits(["turn_left", "turn_right"])).toBe(false);
    expect(fits(["turn_left", "nod"])).toBe(true);
  });
});

describe("steps", () => {
  it("are asked of nobody where chance is switched off, of everybody where it is certain", async () => {
    await begin(QUIET);
    expect((await kiosk.challenge(START)).steps).toEqual([]);
    await begin({ ...QUIET, stepShare: 1 });
    expect((await kiosk.challenge(START)).steps).toHaveLength(1);
  });

  it("are always asked by a kiosk that nobody sees: a turn", async () => {
    await begin(QUIET);
    const settings = { name: "Back door", mode: "AUTO" as const, supervised: false };
    const input = { ...settings, deviceId: kiosk.deviceId, scope: { kind: "organization" as const } };
    await changeDevice(organization.administrator, input, START);
    expect((await kiosk.challenge(START)).steps[0]).toMatch(/^turn_/);
  });

  it("done record the person, left out they do not", async () => {
    await begin({ ...QUIET, stepShare: 1 });
    const lazy = { trace: livelyTrace().samples, claims: { act: [] } };
    expect(await recordCheckIn(await kiosk.mark(look(), START, lazy), START)).toEqual({
      kind: "not_recognised",
    });
    expect((await codes())[0]).toBe("LIVE_STEP");
    expect(await recordCheckIn(await kiosk.mark(look(), later(5)), later(5))).toMatchObject({
      kind: "recorded",
    });
  });

  it("that were let pass are asked for again: nobody waits for a challenge that suits them", async () => {
    await begin({ ...QUIET, stepShare: 1, steps: ["turn_left", "turn_right", "nod", "open_mouth"] });
    const first = await kiosk.challenge(START);
    for (let i = 1; i <= 5; i++) expect((await kiosk.challenge(later(60 * i))).steps).toEqual(first.steps);
  });
});

describe("a capture without life", () => {
  it("is asked for a step, and the step ends it", async () => {
    await begin({ ...QUIET, askOnHint: true });
    const request = await kiosk.mark(look(), START, { trace: still() });
    expect(await recordCheckIn(request, START)).toEqual({ kind: "step_needed" });
    expect((await codes())[0]).toBe("LIVE_STILL");
    expect((await kiosk.challenge(later(1))).steps).toHaveLength(1);
    expect(await recordCheckIn(await kiosk.mark(look(), later(2)), later(2))).toMatchObject({
      kind: "recorded",
    });
    expect((await kiosk.challenge(later(3))).steps).toEqual([]);
  });
});

describe("what a kiosk sent before", () => {
  it("is refused when it comes again, whoever it is said to be", async () => {
    await begin(QUIET);
    const { samples } = livelyTrace();
    await recordCheckIn(await kiosk.mark(look(), START, { trace: samples }), START);
    const shaken = samples.map((sample) => ({ ...sample, mouth: sample.mouth + 0.004 }));
    const again = await kiosk.mark(randomVector(random), later(60), { trace: shaken });
    expect(await recordCheckIn(again, later(60))).toEqual({ kind: "not_recognised" });
    expect((await codes())[0]).toBe("LIVE_REPLAY");
  });

  it("is forgotten after a day", async () => {
    await begin(QUIET);
    const { samples } = livelyTrace();
    await recordCheckIn(await kiosk.mark(look(), START, { trace: samples }), START);
    const tomorrow = later(25 * 3600);
    const outcome = await recordCheckIn(await kiosk.mark(look(), tomorrow, { trace: samples }), tomorrow);
    expect(outcome.kind).not.toBe("not_recognised");
  });
});

describe("a hint of an injection", () => {
  it("asks for a step where the policy says so, and refuses nobody where it does not", async () => {
    const { sha256Text } = await import("@/lib/contracts/bytes");
    const claims = virtual(await sha256Text("OBS Virtual Camera"));
    await begin({ ...QUIET, askOnHint: true });
    const hinted = await recordCheckIn(await kiosk.mark(look(), START, { claims }), START);
    expect(hinted).toEqual({ kind: "step_needed" });
    expect((await codes())[0]).toBe("RISK_STEPUP");
    expect(await recordCheckIn(await kiosk.mark(look(), later(2), { claims }), later(2))).toMatchObject({
      kind: "recorded",
    });
    await begin(QUIET);
    expect(await recordCheckIn(await kiosk.mark(look(), START, { claims }), START)).toMatchObject({
      kind: "recorded",
    });
  });
});

describe("frames", () => {
  it("of which three name the fused person decide, of which two do they do not", async () => {
    await begin(QUIET);
    const others = [0, 1, 2].map(() => vectorNear(sara, 0.75, random));
    for (const [i, other] of others.entries())
      await enrolVector(organization, (await personByNumber(organization.id, `S00${i + 2}`)).id, other);
    const [omar = sara, lina = sara, mona = sara] = others;
    const fuse = (frames: Float32Array[]) => {
      const sum = frames.reduce(
        (all, one) => all.map((value, i) => value + (one[i] ?? 0)),
        new Float32Array(512),
      );
      const length = Math.hypot(...sum);
      return sum.map((value) => value / length);
    };
    for (const [frames, code] of [
      [[sara, sara, sara, omar, lina], "RECORDED"],
      [[sara, sara, omar, lina, mona], "AMBIGUOUS"],
    ] as const) {
      const fused = fuse([...frames]);
      const trace = livelyTrace().samples.map((sample, i) => ({
        ...sample,
        cos: frames[i]?.reduce((sum, value, k) => sum + value * (fused[k] ?? 0), 0) ?? null,
      }));
      await recordCheckIn(await kiosk.mark(fused, START, { trace, frames: [...frames] }), START);
      expect((await codes())[0]).toBe(code);
    }
  });
});
