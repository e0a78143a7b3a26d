import type { DeviceLooks } from "@/lib/contracts/attestation";
import type { CheckInOutcome, MarkRequest } from "@/lib/contracts/check-in";
import type {
  ChallengeReply,
  KioskState,
  NewKeyReply,
  PairedDevice,
  PairingGrant,
  PublicKey,
} from "@/lib/contracts/kiosk";
import type { ProblemReport } from "@/lib/contracts/problem";
import type { Device, DeviceKey } from "./device-key";
import { signDeviceProof, signNewKey } from "./device-proof";

/** What a call came to. `unreachable`: no answer, or one that is not ours (a proxy's page); nothing is known of the call then. */
export type Answer<Value> =
  | { kind: "answered"; value: Value }
  | { kind: "refused"; problem: ProblemReport }
  | { kind: "unreachable" };

const TIMEOUT_MS = 10_000;

/**
 * The kiosk's side of /api/v1. It signs by the server's clock, which it learns from the Date header of every answer: a kiosk
 * whose own clock is wrong still works.
 */
export function createKioskApi(origin: string, send: typeof fetch = (...call) => fetch(...call)) {
  let clockOffsetMs = 0;
  let looks: DeviceLooks | null = null;
  const now = () => Date.now() + clockOffsetMs;

  const learnClock = (response: Response) => {
    const serverTime = Date.parse(response.headers.get("date") ?? "");
    // The header counts whole seconds: within two of them the two clocks agree.
    if (Math.abs(serverTime - Date.now()) > 2_000) clockOffsetMs = serverTime - Date.now();
    else if (Number.isFinite(serverTime)) clockOffsetMs = 0;
  };

  const post = async <Value>(path: string, body: unknown): Promise<Answer<Value>> => {
    try {
      const response = await send(`/api/v1/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      learnClock(response);
      return readAnswer<Value>(response, await response.json());
    } catch {
      return { kind: "unreachable" };
    }
  };

  const proofContext = () => ({ audience: origin, now: now(), clock: Date.now() });

  return {
    origin,
    now,
    /** What this kiosk looks with, told with its next questions about its state. */
    tellLooks(told: DeviceLooks) {
      looks = told;
    },
    beginPairing: (code: string) => post<PairingGrant>("kiosk/pairing", { code }),
    completePairing: (pairing: { pairingId: string; publicKey: PublicKey; proof: string }) =>
      post<PairedDevice>("kiosk/pairing/complete", pairing),
    state: async (device: Device) =>
      post<KioskState>("kiosk/state", {
        proof: await signDeviceProof(device, "state", { ...proofContext(), ...(looks && { looks }) }),
      }),
    renewKey: async (device: Device, next: DeviceKey) =>
      post<NewKeyReply>("kiosk/key", await signNewKey(device, next, { audience: origin, now: now() })),
    challenge: async (device: Device, instead?: string) =>
      post<ChallengeReply>("kiosk/challenges", {
        proof: await signDeviceProof(device, "challenge", { ...proofContext(), instead }),
      }),
    mark: (request: MarkRequest) => post<CheckInOutcome>("attendance/mark", request),
  };
}

export type KioskApi = ReturnType<typeof createKioskApi>;

/** Outcomes come with error statuses too, so the body decides: ours is a value, an outcome with a `kind`, or a problem report. */
function readAnswer<Value>(response: Response, body: unknown): Answer<Value> {
  if (typeof body !== "object" || body === null) return { kind: "unreachable" };
  if ("code" in body && "reason" in body) return { kind: "refused", problem: body as ProblemReport };
  if (response.ok || "kind" in body) return { kind: "answered", value: body as Value };
  return { kind: "unreachable" };
}
