import "server-only";
import { calculateJwkThumbprint } from "jose";
import { v7 as uuidv7 } from "uuid";
import { selfCheckIns } from "@/db/schema/self-check-ins";
import type { BeginSelfCheckIn, BeginSelfReply } from "@/lib/contracts/self-check-in";
import { selfTriesLeft } from "@/lib/domain/self-check-in";
import { type Actor, authorise } from "../actor";
import { ensureSessions } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { keyedHash } from "../secrets";
import { isClassCode } from "./class-code";
import * as query from "./queries";
import { requireSelfCheckIn, requireSignIn } from "./require-self-check-in";

/** From the right code to the question: the models of a phone may still have to come. */
const LIFETIME_MS = 3 * 60_000;

/**
 * Somebody types the code of the room (factor "a" of security.md §1.4, T0): when it is right and the session is open for this person, a
 * question may be asked for. A wrong code is a try. `browser` is what the browser's own cookie says. Problem: `self_check_in_off`.
 */
export async function beginSelfCheckIn(
  actor: Actor,
  { sessionId, code, publicKey }: BeginSelfCheckIn,
  { browser, now }: { browser: string; now: Date },
): Promise<BeginSelfReply> {
  authorise(actor, "attendance.mark");
  requireSignIn(actor);
  const { organizationId, personId, accountId } = actor;
  const kid = await calculateJwkThumbprint(publicKey, "sha256");
  return inOrganization(organizationId, async (tx): Promise<BeginSelfReply> => {
    const organization = await requireSelfCheckIn(tx, organizationId);
    await ensureSessions(tx, organization, now);
    const owner = { organizationId, personId, sessionId };
    const [open] = await query.findOpenClasses(tx, owner, now);
    if (!open) return { kind: "closed" };
    await query.lockTries(tx, owner);
    const left = selfTriesLeft(await query.listTries(tx, owner));
    if (left === 0) return { kind: "no_tries_left" };
    const isRight = isClassCode({ organizationId, sessionId }, code, now);
    const tryId = uuidv7();
    await tx.insert(selfCheckIns).values({
      ...owner,
      id: tryId,
      accountId,
      signInId: actor.sessionId,
      browserHmac: keyedHash("browser", browser),
      kid,
      publicKey,
      begunAt: now,
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
      ...(isRight ? {} : { answeredAt: now, code: "CODE_WRONG" }),
    });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: isRight ? "attendance.self_begin" : "attendance.self_refuse",
      objectKind: "session",
      objectId: sessionId,
      reason: isRight ? undefined : "CODE_WRONG",
    });
    return isRight
      ? { kind: "begun", tryId, accountId, organizationId }
      : { kind: "code_wrong", triesLeft: left - 1 };
  });
}
