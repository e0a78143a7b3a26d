import { describe, expect, it } from "vitest";
import { challenges, devices } from "@/db/schema/devices";
import { recordCheckIn } from "../attendance/record-check-in";
import { openTestGate } from "../testing/test-gate";
import { listDevices } from "./list-devices";
import { renewPairingCode } from "./renew-pairing-code";
import { replaceDeviceKey } from "./replace-device-key";

/** In the demo timetable the first section (S001-S012) meets at every even hour of Cairo, for two hours. */
const NOW = new Date("2026-11-22T08:00:00Z");
const DAY = 86_400_000;

const { gate, stranger, again, at, inTest, details, lastAudit, enrolled, step } = openTestGate(NOW, 90);

describe("a kiosk that nobody saw for 90 days", () => {
  it("is refused everywhere, told apart from a revoked one, and can be paired again", async () => {
    const sara = await enrolled("S001");
    const late = at(90 * DAY + 1);
    expect(await gate.kiosk.state(late)).toEqual({ kind: "expired" });
    await expect(gate.kiosk.challenge(late)).rejects.toThrow("device_refused");
    expect(await lastAudit()).toMatchObject({ action: "challenge.refuse", reason: "DEV_EXPIRED" });
    expect((await replaceDeviceKey((await gate.kiosk.newKey(late)).request, late)).kind).toBe(
      "device_refused",
    );
    const challenge = await gate.kiosk.challenge(NOW);
    await inTest((tx) => tx.update(devices).set({ lastSeenAt: at(-90 * DAY), pairedAt: at(-90 * DAY) }));
    const request = await gate.kiosk.mark(again(sara), NOW, { challenge });
    expect(await recordCheckIn(request, at(1))).toEqual({ kind: "device_refused" });
    expect(await lastAudit()).toMatchObject({ reason: "DEV_EXPIRED" });
    const [listed] = await listDevices(gate.organization.administrator, at(1));
    expect(listed?.state).toBe("expired");
    await renewPairingCode(gate.organization.administrator, gate.kiosk, at(1));
    expect(await details(at(1))).toMatchObject({ state: "awaiting_code", keyMark: null, keyEpoch: 2 });
  });

  it("but one that is seen lives on", async () => {
    for (const days of [80, 160, 240]) {
      expect(await gate.kiosk.state(at(days * DAY))).toMatchObject({ kind: "active" });
    }
  });
});

describe("the clock of a kiosk", () => {
  it("is measured at each call, told to the kiosk and shown to administrators", async () => {
    expect(await gate.kiosk.state(NOW, 180_000)).toMatchObject({ clockOffsetMs: 180_000 });
    expect((await details()).clockOffsetMs).toBe(180_000);
    expect(await gate.kiosk.state(at(1_000), -500)).toMatchObject({ clockOffsetMs: -500 });
    expect((await details()).clockOffsetMs).toBe(-500);
    expect(await gate.kiosk.state(at(2_000))).toMatchObject({ clockOffsetMs: null });
    expect((await details()).clockOffsetMs).toBe(-500);
  });

  it("that is off by years breaks nothing", async () => {
    expect(await gate.kiosk.state(NOW, 1e12)).toMatchObject({ kind: "active", clockOffsetMs: 2_000_000_000 });
  });
});

describe("a kiosk that misses five times in a row", () => {
  const miss = (now: Date) => step(stranger(), now);

  it("pauses for 30 seconds, for everybody, and says so before a face is looked at", async () => {
    const sara = await enrolled("S001");
    for (let i = 0; i < 5; i++) expect(await miss(at(i))).toEqual({ kind: "not_recognised" });
    expect(await lastAudit()).toMatchObject({ action: "device.pause", after: { seconds: 30 } });
    await expect(gate.kiosk.challenge(at(1_000))).rejects.toThrow("wait");
    const later = at(31_000);
    expect(await step(sara, later)).toMatchObject({ kind: "recorded" });
  });

  it("answers a mark that is already signed with how long to wait", async () => {
    const sara = await enrolled("S001");
    const request = await gate.kiosk.mark(again(sara), NOW);
    for (let i = 0; i < 5; i++) await miss(NOW);
    expect(await recordCheckIn(request, at(10_000))).toEqual({ kind: "wait", retryAfterSeconds: 20 });
    expect(await lastAudit()).toMatchObject({ reason: "MISS_PAUSE" });
  });

  it("counts on through marks that are sent at once", async () => {
    const granted = [];
    for (let i = 0; i < 8; i++) granted.push(await gate.kiosk.challenge(at(i * 60_000 - 480_000)));
    await inTest((tx) => tx.update(challenges).set({ expiresAt: at(DAY) }));
    const requests = [];
    for (const challenge of granted) {
      requests.push(await gate.kiosk.mark(stranger(), NOW, { challenge }));
    }
    const kinds = (await Promise.all(requests.map((request) => recordCheckIn(request, NOW)))).map(
      ({ kind }) => kind,
    );
    expect(kinds.filter((kind) => kind === "not_recognised")).toHaveLength(5);
    expect(kinds.filter((kind) => kind === "wait")).toHaveLength(3);
  });

  it("forgets the misses when somebody is recognised", async () => {
    const sara = await enrolled("S001");
    for (let i = 0; i < 4; i++) await miss(at(i));
    await step(sara, at(10));
    for (let i = 0; i < 4; i++) expect((await miss(at(20 + i))).kind).toBe("not_recognised");
  });
});
