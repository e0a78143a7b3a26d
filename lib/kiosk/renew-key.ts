import type { KioskState } from "@/lib/contracts/kiosk";
import { createDeviceKey, type Device, type DeviceKey } from "./device-key";
import type { Answer, KioskApi } from "./kiosk-api";

/** Where the kiosk keeps its keys (device-store.ts). */
export type KeyStore = {
  loadDevice(): Promise<Device | null>;
  saveDevice(device: Device): Promise<void>;
  loadNextKey(): Promise<DeviceKey | null>;
  keepNextKey(made: DeviceKey): Promise<DeviceKey>;
};

/** Replaces the kiosk's key by a new one; the device as it is afterwards, which is the old one when the server did not take it. */
export async function renewKey(api: KioskApi, store: KeyStore, device: Device): Promise<Device> {
  const next = await store.keepNextKey(await createDeviceKey());
  const answer = await api.renewKey(device, next);
  if (answer.kind !== "answered" || answer.value.kind !== "renewed") return device;
  const renewed = { ...device, ...next };
  await store.saveDevice(renewed);
  return renewed;
}

/**
 * Asks the server who this kiosk is. A key that it does not know may have been followed by another one: in another tab, or by a key whose
 * acceptance was never heard of. Each that the store holds is tried before the kiosk believes that it was removed.
 */
export async function findOwnState(
  api: KioskApi,
  store: KeyStore,
  device: Device,
): Promise<{ device: Device; answer: Answer<KioskState> }> {
  const first = await api.state(device);
  if (!isUnknown(first)) return { device, answer: first };
  // An unknown proof may be one by a wrong clock: the answer has just set it right.
  const second = await api.state(device);
  if (!isUnknown(second)) return { device, answer: second };
  const [stored, next] = [await store.loadDevice(), await store.loadNextKey()];
  const others = [stored, next && { ...device, ...next }].filter(
    (other): other is Device => other !== null && other.kid !== device.kid,
  );
  for (const other of others) {
    const answer = await api.state(other);
    if (isUnknown(answer)) continue;
    if (answer.kind === "answered" && other.kid === next?.kid) await store.saveDevice(other);
    return { device: other, answer };
  }
  return { device, answer: second };
}

function isUnknown(answer: Answer<KioskState>): boolean {
  return answer.kind === "answered" && answer.value.kind === "unknown";
}
