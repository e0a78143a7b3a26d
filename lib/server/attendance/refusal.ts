import "server-only";
import type { CheckInOutcome } from "@/lib/contracts/check-in";
import { classOfRefusal, type PinRefusalCode, type RefusalCode } from "@/lib/domain/check-in-code";

/** Codes of what a device of ours cannot be said to have sent. */
const UNPROVEN = ["DEV_UNKNOWN", "ATT_SIG"];

type Refusal = {
  deviceId: string;
  /** The mark that was refused, or after which a PIN was. */
  sightingId: string;
  code: RefusalCode | PinRefusalCode;
};

/** What the audit log keeps of why a kiosk was refused. */
export function auditOfRefusal({ deviceId, sightingId, code }: Refusal) {
  return {
    by: UNPROVEN.includes(code) ? ("system" as const) : { deviceId },
    action: "attendance.refuse",
    objectKind: "attestation",
    objectId: sightingId,
    reason: code,
  };
}

/** What a refused kiosk is told: the class of the code, and nothing else. */
export function outcomeOfRefusal(code: RefusalCode): CheckInOutcome {
  const kind = classOfRefusal(code);
  return kind === "wait" ? { kind, retryAfterSeconds: 60 } : { kind };
}
