import "server-only";
import type { Actor } from "../actor";
import { requireUnlocked } from "../attendance/locked-periods";
import { requireSession } from "../attendance/obligation-reach";
import type { Transaction } from "../database";
import { Problem } from "../problem";

/**
 * A session of the actor's reach whose roll can be taken now. Problems: `class_session_not_found`, `session_cancelled`,
 * `session_not_open_yet`, `period_locked`.
 */
export async function requireMarkableSession(
  tx: Transaction,
  asked: { actor: Actor; reach: "all" | "own"; now: Date },
  sessionId: string,
) {
  const { session, section } = await requireSession(tx, asked, sessionId);
  if (session.state === "cancelled") throw new Problem("conflict", "session_cancelled");
  if (session.windowFrom > asked.now) throw new Problem("conflict", "session_not_open_yet");
  await requireUnlocked(tx, asked.actor.organizationId, [
    { unitId: section.unitId, workDate: session.localDate },
  ]);
  return session;
}
