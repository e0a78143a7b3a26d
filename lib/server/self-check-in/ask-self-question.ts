import "server-only";
import { randomBytes, randomInt } from "node:crypto";
import type { ChallengeReply } from "@/lib/contracts/kiosk";
import { chooseSelfSteps } from "@/lib/domain/self-check-in";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { policyOf } from "../liveness/policy-of";
import * as query from "./queries";
import { requireSelfCheckIn, requireSignIn } from "./require-self-check-in";
import { selfAudience } from "./self-audience";

/** How long a question may be answered. */
const LIFETIME_MS = 45_000;

/**
 * The server's question to one try: fresh, good for one answer, and only for the sign-in that typed the code. Asked for again it is a new
 * question with the same steps, so that nobody can wait for easier ones.
 */
export async function askSelfQuestion(
  actor: Actor,
  { tryId }: { tryId: string },
  now: Date,
): Promise<ChallengeReply> {
  authorise(actor, "attendance.mark");
  requireSignIn(actor);
  const { organizationId, accountId, sessionId: signInId } = actor;
  return inOrganization(organizationId, async (tx): Promise<ChallengeReply> => {
    const organization = await requireSelfCheckIn(tx, organizationId);
    const row = await query.findTry(tx, { organizationId, accountId, signInId }, tryId);
    if (!row || row.answeredAt || row.expiresAt <= now) {
      await recordAudit(tx, organizationId, {
        by: actor,
        at: now,
        action: "attendance.self_refuse",
        objectKind: "session",
        objectId: row?.sessionId,
        reason: row?.answeredAt ? "CH_USED" : row ? "CH_EXPIRED" : "CH_UNKNOWN",
      });
      return { kind: "device_refused" };
    }
    const steps = row.steps ?? chooseSelfSteps(policyOf(organization), randomInt);
    const nonce = randomBytes(32).toString("base64url");
    const expiresAt = new Date(now.getTime() + LIFETIME_MS);
    await query.saveTry(tx, row, { nonce, steps, challengeExpiresAt: expiresAt });
    return {
      kind: "granted",
      challenge: {
        challengeId: row.id,
        nonce,
        audience: selfAudience(),
        issuedAt: now.toISOString(),
        expiresAt: expiresAt.toISOString(),
        steps,
        colours: [],
        canReplace: false,
      },
    };
  });
}
