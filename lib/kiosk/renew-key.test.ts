import { describe, expect, it } from "vitest";
import type { KioskState } from "@/lib/contracts/kiosk";
import { createDeviceKey, type Device, type DeviceKey } from "./device-key";
import type { Answer, KioskApi } from "./kiosk-api";
import { findOwnState, type KeyStore, renewKey } from "./renew-key";

const IDENTITY = {
  deviceId: "0f8fad5b-d9cb-469f-a165-70867728950e",
  organizationId: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
};
const newDevice = async (): Promise<Device> => ({ ...(await createDeviceKey()), ...IDENTITY });

/** The browser's store, in memory. */
function storeOf(device: Device | null, next: DeviceKey | null = null) {
  const kept = { device, next };
  const store: KeyStore = {
    loadDevice: async () => kept.device,
    saveDevice: async (saved) => {
      kept.device = saved;
      kept.next = null;
    },
    loadNextKey: async () => kept.next,
    keepNextKey: async (made) => {
      kept.next ??= made;
      return kept.next;
    },
  };
  return { kept, store };
}

/** A server that knows one key, takes a new one from its bearer, and may lose its answers. */
function serverWith(known: string, line: "steady" | "loses_new_key" = "steady") {
  const server = { kid: known, asked: [] as string[], line };
  const answered = <Value>(value: Value): Answer<Value> => ({ kind: "answered", value });
  const api = {
    state: async (device: Device): Promise<Answer<KioskState>> => {
      server.asked.push(device.kid);
      return answered(device.kid === server.kid ? { kind: "revoked" } : { kind: "unknown" });
    },
    renewKey: async (device: Device, next: DeviceKey) => {
      if (device.kid !== server.kid && next.kid !== server.kid) return answered({ kind: "device_refused" });
      server.kid = next.kid;
      return server.line === "steady"
        ? answered({ kind: "renewed", keyEpoch: 2 })
        : { kind: "unreachable" as const };
    },
  } as unknown as KioskApi;
  return { server, api };
}

describe("a new key", () => {
  it("is kept before it is sent, and is the kiosk's once the server took it", async () => {
    const device = await newDevice();
    const { kept, store } = storeOf(device);
    const { api, server } = serverWith(device.kid);
    const renewed = await renewKey(api, store, device);
    expect(renewed).toMatchObject(IDENTITY);
    expect([renewed.kid, kept.device?.kid, server.kid]).toEqual(Array(3).fill(renewed.kid));
    expect(renewed.kid).not.toBe(device.kid);
    expect(kept.next).toBeNull();
  });

  it("whose acceptance was never heard of is found again", async () => {
    const device = await newDevice();
    const { kept, store } = storeOf(device);
    const { api, server } = serverWith(device.kid, "loses_new_key");
    expect(await renewKey(api, store, device)).toBe(device);
    const found = await findOwnState(api, store, device);
    expect(found.answer).toEqual({ kind: "answered", value: { kind: "revoked" } });
    expect([found.device.kid, kept.device?.kid]).toEqual([server.kid, server.kid]);
  });

  it("is tried with the same key again when the server did not hear of it", async () => {
    const device = await newDevice();
    const { kept, store } = storeOf(device);
    const { api } = serverWith("somebody else");
    expect(await renewKey(api, store, device)).toBe(device);
    const first = kept.next?.kid;
    expect(await renewKey(api, store, device)).toBe(device);
    expect(kept.next?.kid).toBe(first);
  });

  it("that another tab made is taken from the store", async () => {
    const [held, stored] = [await newDevice(), await newDevice()];
    const { store } = storeOf(stored);
    const { api } = serverWith(stored.kid);
    expect((await findOwnState(api, store, held)).device.kid).toBe(stored.kid);
  });
});

it("a kiosk whose keys are all unknown asks with each, and believes it in the end", async () => {
  const [held, next] = [await newDevice(), await createDeviceKey()];
  const { store } = storeOf(held, next);
  const { api, server } = serverWith("nobody");
  const found = await findOwnState(api, store, held);
  expect(found).toEqual({ device: held, answer: { kind: "answered", value: { kind: "unknown" } } });
  expect(server.asked).toEqual([held.kid, held.kid, next.kid]);
});
