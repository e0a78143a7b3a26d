/**
 * How the server's checks of one mark can end (security.md §1.4), in the order they run. The audit log keeps the code; a kiosk is told
 * only the class. From QUALITY to AMBIGUOUS all look alike outside, but for the two that ask for a step.
 */
export type CheckInCode =
  | "ATT_MALFORMED"
  | "ATT_HEADER"
  | "DEV_UNKNOWN"
  | "DEV_REVOKED"
  | "DEV_EXPIRED"
  | "KEY_OLD"
  | "ATT_SIG"
  | "RATE_LIMIT"
  | "MISS_PAUSE"
  | "ATT_BIND"
  | "IDEM_CONFLICT"
  | "CH_UNKNOWN"
  | "CH_EXPIRED"
  | "CH_USED"
  | "CH_NONCE"
  | "EMB_HASH"
  | "EMB_BAD"
  | "EMB_FRAMES"
  | "EMB_REPLAY"
  | "TRACE_HASH"
  | "MODEL_UNKNOWN"
  | "QUALITY"
  | "LIVE_TRACE"
  | "LIVE_REPLAY"
  | "LIVE_PAD"
  | "LIVE_STEP"
  | "LIVE_COLOUR"
  | "LIVE_STILL"
  | "RISK_STEPUP"
  | "NO_MATCH"
  | "AMBIGUOUS"
  | "NO_SESSION"
  | "IN_REVIEW"
  | "DUPLICATE"
  | "CHECKED_OUT"
  | "RECORDED";

/** The ends of a mark that recognised somebody. */
export const RECOGNISED_CODES = ["NO_SESSION", "IN_REVIEW", "DUPLICATE", "CHECKED_OUT", "RECORDED"] as const;

export type RefusalCode = Exclude<CheckInCode, (typeof RECOGNISED_CODES)[number]>;

/** Whether a mark ended without anybody having been recognised. */
export function isRefusal(code: CheckInCode): code is RefusalCode {
  return !RECOGNISED_CODES.some((recognised) => recognised === code);
}

/** How a typed PIN can end beside what a mark can end with. Outside, all but the first are for staff to decide, once no try is left. */
export type PinRefusalCode =
  | "PIN_UNKNOWN"
  | "PIN_WRONG"
  | "PIN_LATE"
  | "PIN_TRIED"
  | "PIN_SETTLED"
  | "PIN_LOCKED";

/** What a refused kiosk is told: the class of the code. */
export function classOfRefusal(
  code: RefusalCode,
): "malformed" | "device_refused" | "wait" | "conflict" | "retry" | "step_needed" | "not_recognised" {
  switch (code) {
    case "ATT_MALFORMED":
    case "EMB_BAD":
      return "malformed";
    case "ATT_HEADER":
    case "DEV_UNKNOWN":
    case "DEV_REVOKED":
    case "DEV_EXPIRED":
    case "ATT_SIG":
    case "ATT_BIND":
    case "EMB_HASH":
    case "EMB_FRAMES":
    case "TRACE_HASH":
    case "MODEL_UNKNOWN":
      return "device_refused";
    case "RATE_LIMIT":
    case "MISS_PAUSE":
      return "wait";
    case "IDEM_CONFLICT":
      return "conflict";
    // Signed before the kiosk took its new key: the next attempt is signed with that.
    case "KEY_OLD":
    case "CH_UNKNOWN":
    case "CH_EXPIRED":
    case "CH_USED":
    case "CH_NONCE":
      return "retry";
    case "EMB_REPLAY":
    case "QUALITY":
    case "LIVE_TRACE":
    case "LIVE_REPLAY":
    case "LIVE_PAD":
    case "LIVE_STEP":
    case "LIVE_COLOUR":
    case "NO_MATCH":
    case "AMBIGUOUS":
      return "not_recognised";
    case "LIVE_STILL":
    case "RISK_STEPUP":
      return "step_needed";
  }
}
