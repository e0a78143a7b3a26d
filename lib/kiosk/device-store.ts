import { openDB } from "idb";
import type { Device } from "./device-key";

const STORE = "device";
const KEY = "this";

function open() {
  return openDB("hadir-kiosk", 1, { upgrade: (database) => void database.createObjectStore(STORE) });
}

/** Who this kiosk is, or null while it is not paired. */
export async function loadDevice(): Promise<Device | null> {
  const database = await open();
  try {
    return ((await database.get(STORE, KEY)) as Device | undefined) ?? null;
  } finally {
    database.close();
  }
}

/** Keeps the key where the browser may not clear it when space is short; a refusal of that is no reason to stop. */
export async function saveDevice(device: Device): Promise<void> {
  const database = await open();
  try {
    await database.put(STORE, device, KEY);
  } finally {
    database.close();
  }
  await navigator.storage?.persist?.();
}

export async function forgetDevice(): Promise<void> {
  const database = await open();
  try {
    await database.delete(STORE, KEY);
  } finally {
    database.close();
  }
}
