import { describe, expect, it } from "vitest";
import { devices } from "@/db/schema/devices";
import { recordCheckIn } from "../attendance/record-check-in";
import { openTestGate } from "../testing/test-gate";
import { pairTestKiosk } from "../testing/test-kiosk";
import { createTestOrganization } from "../testing/test-organization";
import { askNewKey } from "./ask-new-key";
import { replaceDeviceKey } from "./replace-device-key";

/** In the demo timetable the first section (S001-S012) meets at every even hour of Cairo, for two hours. */
const NOW = new Date("2026-11-22T08:00:00Z");
const DAY = 86_400_000;

const { gate, again, at, inTest, details, lastAudit, enrolled, step } = openTestGate(NOW, 90);

describe("the key of a kiosk", () => {
  it("is due after 30 days, and is replaced by the word of the old one", async () => {
    expect(await gate.kiosk.state(at(29 * DAY))).toMatchObject({ kind: "active", newKeyDue: false });
    const now = at(30 * DAY);
    expect(await gate.kiosk.state(now)).toMatchObject({ newKeyDue: true });
    const { request, kiosk: renewed } = await gate.kiosk.newKey(now);
    expect(await replaceDeviceKey(request, now)).toEqual({ kind: "renewed", keyEpoch: 2 });
    expect(await lastAudit()).toMatchObject({
      action: "device.new_key",
      actorId: gate.kiosk.deviceId,
      before: { kid: gate.kiosk.kid, keyEpoch: 1 },
      after: { kid: renewed.kid, keyEpoch: 2 },
    });
    expect(await gate.kiosk.state(now)).toEqual({ kind: "unknown" });
    expect(await renewed.state(now)).toMatchObject({ kind: "active", newKeyDue: false });
    await expect(gate.kiosk.challenge(now)).rejects.toThrow("device_refused");
  });

  it("is due when an administrator asks", async () => {
    await askNewKey(gate.organization.administrator, gate.kiosk, at(1_000));
    expect(await lastAudit()).toMatchObject({ action: "device.ask_key" });
    expect(await details(at(1_000))).toMatchObject({ awaitsNewKey: true, keyEpoch: 1 });
    const { request } = await gate.kiosk.newKey(at(2_000));
    await replaceDeviceKey(request, at(2_000));
    expect(await details(at(2_000))).toMatchObject({ awaitsNewKey: false, keyEpoch: 2 });
  });

  it("replaced twice by the same words is replaced once: the answer may have been lost", async () => {
    const { request } = await gate.kiosk.newKey(NOW);
    const replies = [await replaceDeviceKey(request, NOW), await replaceDeviceKey(request, NOW)];
    expect(replies).toEqual(Array(2).fill({ kind: "renewed", keyEpoch: 2 }));
  });

  it("a mark that was under way with the old key is told to come again, and records nothing", async () => {
    const sara = await enrolled("S001");
    const request = await gate.kiosk.mark(again(sara), NOW);
    const { request: change, kiosk: renewed } = await gate.kiosk.newKey(NOW);
    await replaceDeviceKey(change, NOW);
    expect(await recordCheckIn(request, NOW)).toEqual({ kind: "retry" });
    expect(await lastAudit()).toMatchObject({ action: "attendance.refuse", reason: "KEY_OLD" });
    gate.kiosk = renewed;
    expect(await step(sara)).toMatchObject({ kind: "recorded" });
  });

  it("two keys ago is unknown", async () => {
    const sara = await enrolled("S001");
    const request = await gate.kiosk.mark(again(sara), NOW);
    const first = await gate.kiosk.newKey(NOW);
    await replaceDeviceKey(first.request, NOW);
    await replaceDeviceKey((await first.kiosk.newKey(NOW)).request, NOW);
    expect(await recordCheckIn(request, NOW)).toEqual({ kind: "device_refused" });
    expect(await lastAudit()).toMatchObject({ reason: "DEV_UNKNOWN" });
  });

  it("of two new keys at once one is taken", async () => {
    const requests = [(await gate.kiosk.newKey(NOW)).request, (await gate.kiosk.newKey(NOW)).request];
    const replies = await Promise.all(requests.map((request) => replaceDeviceKey(request, NOW)));
    expect(replies.map(({ kind }) => kind).sort()).toEqual(["device_refused", "renewed"]);
  });

  describe("is not replaced", () => {
    const refused = async (request: Parameters<typeof replaceDeviceKey>[0], now = NOW) => {
      expect(await replaceDeviceKey(request, now)).toEqual({ kind: "device_refused" });
      expect((await details()).keyEpoch).toBe(1);
    };

    it("by a kiosk of another organisation, for this device", async () => {
      const foreign = await pairTestKiosk(await createTestOrganization(gate.opened, NOW), NOW);
      const own = (await gate.kiosk.newKey(NOW)).request;
      const theirs = (await foreign.newKey(NOW)).request;
      await refused({ ...own, byPresentKey: theirs.byPresentKey });
      await refused({ ...theirs, byPresentKey: own.byPresentKey });
    });

    it("by a key whose possession is not proven", async () => {
      const [one, other] = [(await gate.kiosk.newKey(NOW)).request, (await gate.kiosk.newKey(NOW)).request];
      await refused({ ...one, byNewKey: other.byNewKey });
      await refused({ ...one, byNewKey: one.byPresentKey });
      expect(await lastAudit()).toMatchObject({ action: "device.refuse_key", reason: "ATT_SIG" });
    });

    it("by another public key than the one that was signed", async () => {
      const [one, other] = [(await gate.kiosk.newKey(NOW)).request, (await gate.kiosk.newKey(NOW)).request];
      await refused({ ...one, publicKey: other.publicKey });
    });

    it("by words that are old, or none", async () => {
      const { request } = await gate.kiosk.newKey(NOW);
      await refused(request, at(121_000));
      await refused({ ...request, byPresentKey: "a.b.c" });
      await refused({ ...request, byPresentKey: "" });
    });

    it("by a kiosk that is revoked", async () => {
      const { request } = await gate.kiosk.newKey(NOW);
      await inTest((tx) => tx.update(devices).set({ state: "revoked" }));
      await refused(request);
      expect(await lastAudit()).toMatchObject({ reason: "DEV_REVOKED" });
    });
  });
});
