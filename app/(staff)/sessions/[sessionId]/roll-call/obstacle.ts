import type { RollCallView } from "@/lib/contracts/roll-call";

/** Why a class cannot be looked at now, the weightiest first; null when it can. */
export function obstacleOf({ roll, embedder, enrolledIds }: RollCallView) {
  if (roll.state === "cancelled") return "cancelled";
  if (roll.phase === "upcoming") return "upcoming";
  if (roll.phase === "ended") return "ended";
  if (!roll.canMark) return "locked";
  if (roll.entries.length === 0) return "nobody";
  if (embedder === null) return "no_model";
  return enrolledIds.length === 0 ? "nobody_enrolled" : null;
}
