/**
 * How the server's checks of one mark can end (security.md §1.4), in the order they run. The audit log keeps the code; a kiosk is told
 * only the class. From QUALITY to AMBIGUOUS all look alike outside.
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
  | "EMB_REPLAY"
  | "TRACE_HASH"
  | "MODEL_UNKNOWN"
  | "QUALITY"
  | "LIVE_TRACE"
  | "LIVE_PAD"
  | "NO_MATCH"
  | "AMBIGUOUS"
  | "NO_SESSION"
  | "IN_REVIEW"
  | "DUPLICATE"
  | "CHECKED_OUT"
  | "RECORDED";

const RECOGNISED = ["NO_SESSION", "IN_REVIEW", "DUPLICATE", "CHECKED_OUT", "RECORDED"] as const;

export type RefusalCode = Exclude<CheckInCode, (typeof RECOGNISED)[number]>;

/** Whether a mark ended without anybody having been recognised. */
export function isRefusal(code: CheckInCode): code is RefusalCode {
  return !RECOGNISED.some((recognised) => recognised === code);
}

/** What a refused kiosk is told: the class of the code. */
export function classOfRefusal(
  code: RefusalCode,
): "malformed" | "device_refused" | "wait" | "conflict" | "retry" | "not_recognised" {
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
    case "LIVE_PAD":
    case "NO_MATCH":
    case "AMBIGUOUS":
      return "not_recognised";
  }
}
