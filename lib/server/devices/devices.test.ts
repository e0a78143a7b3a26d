import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { normalisePairingCode } from "@/lib/contracts/kiosk";
import { pairTestKiosk } from "../testing/test-kiosk";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { beginPairing } from "./begin-pairing";
import { completePairing } from "./complete-pairing";
import { confirmDevice } from "./confirm-device";
import { createDevice } from "./create-device";
import { getKioskState } from "./get-kiosk-state";
import { listDevices } from "./list-devices";
import { renewPairingCode } from "./renew-pairing-code";
import { revokeDevice } from "./revoke-device";

const NOW = new Date("2026-11-22T08:00:00Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
let opened: OpenDatabase;
let organization: TestOrganization;
let address = 0;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  address++;
});

const begin = (code: string, at = NOW) => beginPairing(normalisePairingCode(code), `10.0.0.${address}`, at);

describe("pairing", () => {
  it("leads from code to confirmation to active, each step in the list", async () => {
    const stateOf = async () => (await listDevices(organization.administrator, NOW))[0]?.state;
    const { deviceId } = await pairTestKiosk(organization, NOW, "unconfirmed");
    expect(await stateOf()).toBe("awaiting_confirmation");
    await confirmDevice(organization.administrator, { deviceId }, NOW);
    expect(await stateOf()).toBe("active");
    await revokeDevice(organization.administrator, { deviceId }, NOW);
    await revokeDevice(organization.administrator, { deviceId }, NOW);
    expect(await stateOf()).toBe("revoked");
    await expect(confirmDevice(organization.administrator, { deviceId }, NOW)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("takes a code once, for ten minutes, however it is typed", async () => {
    const { code } = await createDevice(organization.administrator, { name: "Gate" }, NOW);
    await expect(begin(code, later(601))).rejects.toMatchObject({ reason: "pairing_code_unknown" });
    expect(await begin(` ${code.toLowerCase().replace("-", " ")} `)).toMatchObject({ deviceName: "Gate" });
    await expect(begin(code)).rejects.toMatchObject({ reason: "pairing_code_unknown" });
  });

  it("ends an older code when a new one is made", async () => {
    const old = await createDevice(organization.administrator, { name: "Gate" }, NOW);
    const fresh = await renewPairingCode(organization.administrator, { deviceId: old.deviceId }, NOW);
    await expect(begin(old.code)).rejects.toMatchObject({ reason: "pairing_code_unknown" });
    expect(await begin(fresh.code)).toMatchObject({ deviceName: "Gate" });
  });

  it("slows down an address that guesses", async () => {
    for (let i = 0; i < 10; i++) await expect(begin("00000000")).rejects.toMatchObject({ code: "not_found" });
    await expect(begin("00000000")).rejects.toMatchObject({ reason: "too_many_pairing_tries" });
    await expect(begin("00000000", later(61))).rejects.toMatchObject({ code: "not_found" });
  });

  it("refuses a key whose possession is not proven", async () => {
    const { code } = await createDevice(organization.administrator, { name: "Gate" }, NOW);
    const { pairingId } = await begin(code);
    const point = "A".repeat(43);
    const publicKey = { kty: "EC" as const, crv: "P-256" as const, x: point, y: point };
    await expect(completePairing({ pairingId, publicKey, proof: "a.b.c" }, NOW)).rejects.toMatchObject({
      reason: "pairing_proof_wrong",
    });
  });

  it("does not renew a kiosk that is in use", async () => {
    const { deviceId } = await pairTestKiosk(organization, NOW);
    await expect(renewPairingCode(organization.administrator, { deviceId }, NOW)).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("who may manage kiosks", () => {
  it("administrators of the organisation only", async () => {
    const { deviceId } = await createDevice(organization.administrator, { name: "Gate" }, NOW);
    for (const actor of [organization.teacher, organization.student]) {
      await expect(listDevices(actor, NOW)).rejects.toMatchObject({ code: "forbidden" });
      await expect(createDevice(actor, { name: "Gate" }, NOW)).rejects.toMatchObject({ code: "forbidden" });
      await expect(renewPairingCode(actor, { deviceId }, NOW)).rejects.toMatchObject({ code: "forbidden" });
      await expect(confirmDevice(actor, { deviceId }, NOW)).rejects.toMatchObject({ code: "forbidden" });
      await expect(revokeDevice(actor, { deviceId }, NOW)).rejects.toMatchObject({ code: "forbidden" });
    }
    const { administrator } = await createTestOrganization(opened, NOW);
    expect(await listDevices(administrator, NOW)).toEqual([]);
    await expect(renewPairingCode(administrator, { deviceId }, NOW)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(revokeDevice(administrator, { deviceId }, NOW)).rejects.toMatchObject({ code: "not_found" });
  });

  it("a kiosk without a proof learns nothing", async () => {
    expect(await getKioskState("", NOW)).toEqual({ kind: "unknown" });
    expect(await getKioskState("a.b.c", NOW)).toEqual({ kind: "unknown" });
  });
});
