import { openDB } from "idb";
import type { Device, DeviceKey } from "./device-key";

const STORE = "device";
const KEY = "this";
/** A key that is to follow the present one: kept before the server is asked, so that a lost answer loses no kiosk. */
const NEXT = "next";

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

/**
 * Keeps the key where the browser may not clear it when space is short; a refusal of that is no reason to stop. A key that was to follow
 * is forgotten: it is this one, or belonged to an earlier pairing.
 */
export async function saveDevice(device: Device): Promise<void> {
  const database = await open();
  try {
    const writing = database.transaction(STORE, "readwrite");
    await Promise.all([writing.store.put(device, KEY), writing.store.delete(NEXT), writing.done]);
  } finally {
    database.close();
  }
  await navigator.storage?.persist?.();
}

/** The key that is to follow, or null. */
export async function loadNextKey(): Promise<DeviceKey | null> {
  const database = await open();
  try {
    return ((await database.get(STORE, NEXT)) as DeviceKey | undefined) ?? null;
  } finally {
    database.close();
  }
}

/** Keeps a key that is to follow, unless one is kept already (by another tab, or before a reload): answers the one to use. */
export async function keepNextKey(made: DeviceKey): Promise<DeviceKey> {
  const database = await open();
  try {
    const writing = database.transaction(STORE, "readwrite");
    const kept = (await writing.store.get(NEXT)) as DeviceKey | undefined;
    if (!kept) await writing.store.put(made, NEXT);
    await writing.done;
    return kept ?? made;
  } finally {
    database.close();
  }
}

export async function forgetDevice(): Promise<void> {
  const database = await open();
  try {
    await database.clear(STORE);
  } finally {
    database.close();
  }
}
