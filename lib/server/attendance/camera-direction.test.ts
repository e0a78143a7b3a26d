import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { attendanceRecords, timeEvents } from "@/db/schema/attendance";
import { devices } from "@/db/schema/devices";
import { sha256Text } from "@/lib/contracts/bytes";
import type { DeviceMode } from "@/lib/contracts/devices";
import { DEFAULT_LIVENESS_POLICY } from "@/lib/domain/liveness/challenge-policy";
import { changeDevice } from "../devices/change-device";
import { setLivenessPolicy } from "../liveness/set-liveness-policy";
import { openTestGate } from "../testing/test-gate";
import { recordCheckIn } from "./record-check-in";

/** In the demo timetable the section of S001 meets at every even hour of Cairo, for two hours. */
const START = new Date("2026-11-22T08:00:00Z");
const MINUTE = 60_000;
const { gate, again, at, inTest, enrolled } = openTestGate(START, 20_261_205);

// The first look through a camera that the kiosk did not use before may be asked for a step: that is not what is tested here.
beforeEach(() =>
  setLivenessPolicy(
    gate.organization.administrator,
    { ...DEFAULT_LIVENESS_POLICY, stepShare: 0, askOnHint: false },
    START,
  ),
);

async function setMode(mode: DeviceMode): Promise<void> {
  const { administrator } = gate.organization;
  const scope = { kind: "organization" as const };
  const device = { deviceId: gate.kiosk.deviceId, name: "Gate", mode, supervised: true, scope };
  await changeDevice(administrator, device, START);
}

/** Somebody is seen by the camera that is for arriving or leaving, or by the only one. */
async function see(face: Float32Array, direction: "IN" | "OUT" | undefined, minute: number) {
  const now = at(minute * MINUTE);
  const named = { label_sha256: await sha256Text(`camera ${direction}`), width: 640, height: 480 };
  const cam = { ...named, fps: 15, jitter_ms: 2.5, ...(direction && { direction }) };
  return recordCheckIn(await gate.kiosk.mark(again(face), now, { claims: { cam } }), now);
}

const kinds = () =>
  inTest(async (tx) => {
    const events = await tx
      .select()
      .from(timeEvents)
      .where(eq(timeEvents.organizationId, gate.organization.id));
    return events.sort((a, b) => Number(a.occurredAt) - Number(b.occurredAt)).map(({ kind }) => kind);
  });

describe("what the camera is for", () => {
  it.each([
    { mode: "AUTO", direction: "IN", kind: "IN", answer: "recorded" },
    { mode: "AUTO", direction: "OUT", kind: "OUT", answer: "checked_out" },
    { mode: "AUTO", direction: undefined, kind: "SEEN", answer: "recorded" },
    { mode: "IN", direction: "OUT", kind: "IN", answer: "recorded" },
    { mode: "OUT", direction: "IN", kind: "OUT", answer: "checked_out" },
  ] as const)(
    "at a device for $mode, a camera for $direction: $kind",
    async ({ mode, direction, kind, answer }) => {
      const face = await enrolled("S001");
      await setMode(mode);
      expect((await see(face, direction, 3)).kind).toBe(answer);
      expect(await kinds()).toEqual([kind]);
    },
  );

  it("tells arriving from leaving, however short between them, and leaving twice is once", async () => {
    const face = await enrolled("S001");
    expect(await see(face, "IN", 3)).toMatchObject({ kind: "recorded", at: at(3 * MINUTE).toISOString() });
    expect(await see(face, "OUT", 3.5)).toMatchObject({ kind: "checked_out" });
    expect(await see(face, "OUT", 4)).toMatchObject({
      kind: "checked_out",
      at: at(3.5 * MINUTE).toISOString(),
    });
    expect(await see(face, "IN", 10)).toMatchObject({ kind: "already_recorded" });
    expect(await kinds()).toEqual(["IN", "OUT", "OUT", "IN"]);
    const records = await inTest((tx) => tx.select().from(attendanceRecords));
    expect(records).toMatchObject([{ presence: "present", firstIn: at(3 * MINUTE) }]);
  });

  it("is part of what is signed: a word changed on the way is refused", async () => {
    const face = await enrolled("S001");
    const request = await gate.kiosk.mark(again(face), at(MINUTE));
    const [header, claims, signature] = request.attestation.split(".");
    const read = JSON.parse(Buffer.from(claims ?? "", "base64url").toString());
    const bent = Buffer.from(JSON.stringify({ ...read, cam: { ...read.cam, direction: "OUT" } }));
    const attestation = [header, bent.toString("base64url"), signature].join(".");
    expect(await recordCheckIn({ ...request, attestation }, at(MINUTE))).toEqual({ kind: "device_refused" });
    expect(await kinds()).toEqual([]);
  });
});

it("a kiosk learns what it may do, and lets its two cameras hold a question each", async () => {
  await setMode("OUT");
  expect(await gate.kiosk.state(START)).toMatchObject({ kind: "active", mode: "OUT" });
  const [device] = await inTest((tx) => tx.select().from(devices));
  expect(device?.mode).toBe("OUT");
  for (let i = 0; i < 6; i++) await gate.kiosk.challenge(START);
  await expect(gate.kiosk.challenge(START)).rejects.toThrow("wait");
});
