"use client";

import { useCallback, useEffect, useState } from "react";
import type { KioskState } from "@/lib/contracts/kiosk";
import type { Device } from "@/lib/kiosk/device-key";
import * as store from "@/lib/kiosk/device-store";
import type { KioskApi } from "@/lib/kiosk/kiosk-api";
import { findOwnState, renewKey } from "@/lib/kiosk/renew-key";

/**
 * Who this kiosk is, as far as it knows. `removed`: it has a key, but the server has revoked it or does not know it. An active kiosk
 * stays one through a silence of the server (`isSilent`): its check-in says so.
 */
export type KioskIdentity =
  | { kind: "opening" }
  | { kind: "insecure" }
  | { kind: "no_storage" }
  | { kind: "unpaired" }
  | { kind: "unreachable"; device: Device }
  | { kind: "removed"; device: Device }
  | { kind: "expired"; device: Device }
  | { kind: "awaiting_confirmation"; device: Device; deviceName: string }
  | { kind: "active"; device: Device; info: Extract<KioskState, { kind: "active" }>; isSilent: boolean };

/** How often the server is asked again, in ms: an active kiosk shows within five seconds that it was revoked. */
const ASK_AGAIN_MS: Partial<Record<KioskIdentity["kind"], number>> = {
  opening: 0,
  unreachable: 3_000,
  awaiting_confirmation: 2_500,
  removed: 30_000,
  expired: 30_000,
  active: 4_000,
};

export function useKiosk(api: KioskApi) {
  const [identity, setIdentity] = useState<KioskIdentity>({ kind: "opening" });
  const device = "device" in identity ? identity.device : null;

  const adopt = useCallback(async (paired: Device) => {
    await store.saveDevice(paired);
    setIdentity({ kind: "opening" });
  }, []);

  const forget = useCallback(async () => {
    await store.forgetDevice();
    setIdentity({ kind: "unpaired" });
  }, []);

  const ask = useCallback(async () => {
    // Without a secure context there are neither keys nor a camera.
    if (!globalThis.isSecureContext) return setIdentity({ kind: "insecure" });
    try {
      const known = device ?? (await store.loadDevice());
      if (!known) return setIdentity({ kind: "unpaired" });
      const next = await askServer(api, known);
      setIdentity((current) => afterAnswer(current, next));
    } catch (error) {
      console.error("the kiosk's key cannot be read", error);
      setIdentity({ kind: "no_storage" });
    }
  }, [api, device]);

  // A new identity object starts the clock anew, so that the server is asked for as long as this kiosk has a key.
  useEffect(() => {
    const pauseMs = ASK_AGAIN_MS[identity.kind];
    if (pauseMs === undefined) return;
    const timer = setTimeout(ask, pauseMs);
    return () => clearTimeout(timer);
  }, [identity, ask]);

  const asksServer = identity.kind === "active";
  useEffect(() => {
    if (!asksServer) return;
    window.addEventListener("offline", ask);
    return () => window.removeEventListener("offline", ask);
  }, [asksServer, ask]);

  return { identity, adopt, forget, ask };
}

async function askServer(api: KioskApi, held: Device): Promise<KioskIdentity> {
  const { device, answer } = await findOwnState(api, store, held);
  if (answer.kind !== "answered") return { kind: "unreachable", device };
  const state = answer.value;
  switch (state.kind) {
    case "active": {
      const own = state.newKeyDue ? await renewKey(api, store, device) : device;
      return { kind: "active", device: own, info: state, isSilent: false };
    }
    case "awaiting_confirmation":
      return { kind: "awaiting_confirmation", device, deviceName: state.deviceName };
    case "expired":
      return { kind: "expired", device };
    default:
      return { kind: "removed", device };
  }
}

function afterAnswer(current: KioskIdentity, next: KioskIdentity): KioskIdentity {
  return next.kind === "unreachable" && current.kind === "active" ? { ...current, isSilent: true } : next;
}
