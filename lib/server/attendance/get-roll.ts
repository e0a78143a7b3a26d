import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { attendanceRecords } from "@/db/schema/attendance";
import { obligations } from "@/db/schema/obligations";
import { accounts, persons } from "@/db/schema/people";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { RollView } from "@/lib/contracts/roll";
import { phaseAt } from "@/lib/domain/attendance/phase";
import { type Actor, authorise } from "../actor";
import { inOrganization, type Transaction } from "../database";
import { ensureSessions, loadOrganization } from "./ensure-sessions";
import { loadLockedPeriods } from "./locked-periods";
import { requireSession } from "./obligation-reach";
import { loadRecordWords, recordView } from "./record-view";
import { loadStatusCodes } from "./status-codes";

/** The whole class of a session with what is known of each. Problem: `class_session_not_found`. */
export async function getRoll(
  actor: Actor,
  { sessionId }: { sessionId: string },
  now: Date,
): Promise<RollView> {
  const reach = authorise(actor, "roll.take");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    await ensureSessions(tx, organization, now);
    const { session, section } = await requireSession(tx, { actor, reach, now }, sessionId);
    const found = await tx
      .select({ obligation: obligations, person: persons, record: attendanceRecords })
      .from(obligations)
      .innerJoin(
        persons,
        and(eq(persons.organizationId, obligations.organizationId), eq(persons.id, obligations.personId)),
      )
      .leftJoin(
        attendanceRecords,
        and(
          eq(attendanceRecords.organizationId, obligations.organizationId),
          eq(attendanceRecords.obligationId, obligations.id),
        ),
      )
      .where(and(eq(obligations.organizationId, organizationId), eq(obligations.sessionId, sessionId)))
      .orderBy(asc(persons.nameEn), asc(persons.id));
    const codes = await loadStatusCodes(tx, organizationId);
    const words = await loadRecordWords(tx, organizationId, {
      codes,
      records: found.map(({ record }) => record),
    });
    const { isLocked } = await loadLockedPeriods(tx, organizationId);
    const window = { windowFrom: session.windowFrom.getTime(), windowTo: session.windowTo.getTime() };
    const { rollTakenAt, rollTakenBy } = session;
    return {
      sessionId,
      section: { ar: section.nameAr, en: section.nameEn },
      sectionId: section.id,
      room: session.room,
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      timeZone: session.timeZone,
      phase: phaseAt(window, now.getTime()),
      state: session.state,
      canMark:
        session.state === "scheduled" &&
        session.openedAt !== null &&
        !isLocked({ unitId: section.unitId, workDate: session.localDate }),
      rollTaken:
        rollTakenAt && rollTakenBy
          ? { at: rollTakenAt.toISOString(), by: await nameOfAccount(tx, organizationId, rollTakenBy) }
          : null,
      entries: found.map(({ obligation, person, record }) => ({
        personId: person.id,
        name: { ar: person.nameAr, en: person.nameEn },
        number: person.number,
        record: recordView(obligation, record, words, now),
      })),
    };
  });
}

/** The name of somebody who signs in. */
export async function nameOfAccount(
  tx: Transaction,
  organizationId: string,
  accountId: string,
): Promise<Bilingual> {
  const [account] = await tx
    .select({ ar: accounts.nameAr, en: accounts.nameEn })
    .from(accounts)
    .where(and(eq(accounts.organizationId, organizationId), eq(accounts.id, accountId)));
  return account ?? { ar: "", en: "" };
}
