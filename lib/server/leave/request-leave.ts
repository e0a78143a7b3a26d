import "server-only";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { leaves, leaveTypes } from "@/db/schema/leave";
import { persons } from "@/db/schema/people";
import type { RequestLeave } from "@/lib/contracts/leave";
import { instantOfWallTime, shiftDate } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise, may } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { rulebookForRecords } from "../attendance/recompute-records";
import { recordAudit } from "../audit/record-audit";
import { isOwnPaper } from "../corrections/queries";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { personInReach, reachOf } from "../sections/own-sections";
import { findOverlapping } from "./queries";
import { unitOfPerson } from "./unit-of-person";

/**
 * Asks for leave: for oneself, or as staff for somebody in one's reach. Wall time is that of the person's unit. Problems:
 * `person_not_found`, `leave_type_not_found` (field typeId), `paper_required`, `paper_not_found` (field fileId), `leave_overlaps`.
 */
export async function requestLeave(
  actor: Actor,
  input: RequestLeave,
  now: Date,
): Promise<{ leaveId: string }> {
  authorise(actor, "leave.request");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    const personId = input.personId ?? actor.personId;
    if (personId !== actor.personId) await requirePerson(tx, actor, personId, now);
    await requireType(tx, organizationId, input);
    const { fileId } = input;
    if (fileId && !(await isOwnPaper(tx, organizationId, { fileId, accountId: actor.accountId })))
      throw new Problem("not_found", "paper_not_found", "fileId");
    const rulebook = await rulebookForRecords(tx, organization);
    const zone = rulebook.zoneOf(await unitOfPerson(tx, organizationId, personId, now));
    const span = spanOf(input.span, zone);
    if (await findOverlapping(tx, organizationId, { personId, ...span }))
      throw new Problem("conflict", "leave_overlaps");
    const leaveId = uuidv7();
    await tx.insert(leaves).values({
      organizationId,
      id: leaveId,
      personId,
      typeId: input.typeId,
      ...span,
      reason: input.reason,
      fileId: fileId ?? null,
      requestedBy: actor.accountId,
      requestedAt: now,
      state: "pending",
    });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "leave.request",
      objectKind: "person",
      objectId: personId,
      after: {
        leaveId,
        typeId: input.typeId,
        from: span.startsAt.toISOString(),
        to: span.endsAt.toISOString(),
      },
    });
    return { leaveId };
  });
}

/** Days are from midnight to midnight, parts of a day by wall time. */
function spanOf(span: RequestLeave["span"], timeZone: string): { startsAt: Date; endsAt: Date } {
  const at = (date: string, time: string) => new Date(instantOfWallTime(date, time, timeZone));
  return span.kind === "days"
    ? { startsAt: at(span.from, "00:00"), endsAt: at(shiftDate(span.to, 1), "00:00") }
    : { startsAt: at(span.date, span.start), endsAt: at(span.date, span.end) };
}

async function requirePerson(tx: Transaction, actor: Actor, personId: string, now: Date): Promise<void> {
  if (!may(actor, "leave.decide")) throw new Problem("not_found", "person_not_found");
  const own = await reachOf(tx, actor, authorise(actor, "leave.decide"), now);
  const inReach: SQL | undefined =
    own === null ? undefined : personInReach(actor.organizationId, sql`${persons.id}`, own);
  const [person] = await tx
    .select({ id: persons.id })
    .from(persons)
    .where(and(eq(persons.organizationId, actor.organizationId), eq(persons.id, personId), inReach));
  if (!person) throw new Problem("not_found", "person_not_found");
}

async function requireType(
  tx: Transaction,
  organizationId: string,
  { typeId, fileId }: RequestLeave,
): Promise<void> {
  const [type] = await tx
    .select()
    .from(leaveTypes)
    .where(
      and(
        eq(leaveTypes.organizationId, organizationId),
        eq(leaveTypes.id, typeId),
        isNull(leaveTypes.retiredAt),
      ),
    );
  if (!type) throw new Problem("not_found", "leave_type_not_found", "typeId");
  if (type.fileRequired && !fileId) throw new Problem("invalid", "paper_required", "fileId");
}
