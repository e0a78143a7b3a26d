import "server-only";
import { and, asc, desc, eq, gt, gte, isNull, lte, or, type SQL } from "drizzle-orm";
import { attendanceRecords } from "@/db/schema/attendance";
import { corrections } from "@/db/schema/corrections";
import { terms } from "@/db/schema/courses";
import { leaves } from "@/db/schema/leave";
import { obligations } from "@/db/schema/obligations";
import type { persons } from "@/db/schema/people";
import { sectionMembers, sections } from "@/db/schema/sections";
import type { AttendanceLine, PersonAttendanceView, PersonRates } from "@/lib/contracts/person-attendance";
import { addDays, weekStartAfter } from "@/lib/domain/attendance/date-range";
import { computeRates } from "@/lib/domain/attendance/rates";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import type { StatusCode } from "@/lib/domain/attendance/status-code";
import { findCorrections } from "../corrections/queries";
import type { Transaction } from "../database";
import { findLeaves } from "../leave/queries";
import { unitOfPerson } from "../leave/unit-of-person";
import { expectedViews } from "./expected-view";
import { entryOf, rateView } from "./get-register";
import { loadLockedPeriods } from "./locked-periods";
import { planAhead, plannedEntry } from "./plan-ahead";
import type { RecordRow } from "./recompute-records";
import type { ObligationRow } from "./record-inputs";
import { loadRecordWords, recordView } from "./record-view";
import { type CellRow, findCells } from "./register-queries";
import type { Rulebook } from "./rulebook";
import { codeView, loadStatusCodes } from "./status-codes";

const LOOK_BACK_DAYS = 60;

/** Whose attendance, of which time, and which of it may be seen (null: all). */
export type AttendanceQuestion = {
  person: typeof persons.$inferSelect;
  from?: string;
  to?: string;
  visible: SQL | undefined;
  now: Date;
};

/** A person's whole attendance of a time: lines with records, rates, requests. */
export async function loadAttendance(
  tx: Transaction,
  rulebook: Rulebook,
  question: AttendanceQuestion,
): Promise<PersonAttendanceView> {
  const { organization } = rulebook;
  const { person, visible, now } = question;
  const unitId = await unitOfPerson(tx, organization.id, person.id, now);
  const timeZone = rulebook.zoneOf(unitId);
  const today = localDateOf(now, timeZone);
  const term = await findTerm(tx, organization.id, { personId: person.id, today });
  const from = question.from ?? term?.from ?? addDays(today, -LOOK_BACK_DAYS);
  const to = question.to ?? term?.to ?? today;
  const codes = await loadStatusCodes(tx, organization.id);
  const lines = await findLines(tx, organization.id, { personId: person.id, from, to, visible, codes, now });
  const weekendDays = rulebook.weekendOf(unitId);
  return {
    person: {
      id: person.id,
      name: { ar: person.nameAr, en: person.nameEn },
      number: person.number,
      kind: person.kind,
    },
    timeZone,
    weekStart: weekStartAfter(weekendDays),
    weekendDays,
    from,
    to,
    codes: codes.map(codeView),
    rates: await ratesOf(tx, rulebook, { personId: person.id, today, from, to, codes }),
    threshold: organization.atRiskPercent / 100,
    totals: countCodes(lines),
    lines,
    corrections: await findCorrections(tx, organization.id, {
      state: "all",
      condition: and(eq(corrections.personId, person.id), visible),
    }),
    leaves: await findLeaves(tx, organization.id, {
      state: "all",
      condition: eq(leaves.personId, person.id),
      timeZone,
    }),
  };
}

/** The term of a section that the person is in today, else the organisation's that holds the day. */
async function findTerm(
  tx: Transaction,
  organizationId: string,
  { personId, today }: { personId: string; today: string },
): Promise<{ from: string; to: string } | null> {
  const holds = and(lte(terms.startsOn, today), gte(terms.endsOn, today));
  const [own] = await tx
    .select({ from: terms.startsOn, to: terms.endsOn })
    .from(sectionMembers)
    .innerJoin(
      sections,
      and(
        eq(sections.organizationId, sectionMembers.organizationId),
        eq(sections.id, sectionMembers.sectionId),
      ),
    )
    .innerJoin(terms, and(eq(terms.organizationId, sections.organizationId), eq(terms.id, sections.termId)))
    .where(
      and(eq(sectionMembers.organizationId, organizationId), eq(sectionMembers.personId, personId), holds),
    )
    .limit(1);
  if (own) return own;
  const [any] = await tx
    .select({ from: terms.startsOn, to: terms.endsOn })
    .from(terms)
    .where(and(eq(terms.organizationId, organizationId), holds))
    .orderBy(desc(terms.startsOn))
    .limit(1);
  return any ?? null;
}

type LineQuestion = {
  personId: string;
  from: string;
  to: string;
  visible: SQL | undefined;
  codes: readonly StatusCode[];
  now: Date;
};

async function findLines(
  tx: Transaction,
  organizationId: string,
  { personId, from, to, visible, codes, now }: LineQuestion,
): Promise<AttendanceLine[]> {
  const found = await tx
    .select({ obligation: obligations, record: attendanceRecords })
    .from(obligations)
    .leftJoin(
      attendanceRecords,
      and(
        eq(attendanceRecords.organizationId, obligations.organizationId),
        eq(attendanceRecords.obligationId, obligations.id),
      ),
    )
    .where(
      and(
        eq(obligations.organizationId, organizationId),
        eq(obligations.personId, personId),
        gte(obligations.workDate, from),
        lte(obligations.workDate, to),
        visible,
      ),
    )
    .orderBy(desc(obligations.startsAt), asc(obligations.id));
  return linesOf(tx, organizationId, { found, codes, now });
}

/** Obligations with their records as lines, in the order given. */
export async function linesOf(
  tx: Transaction,
  organizationId: string,
  {
    found,
    codes,
    now,
  }: {
    found: readonly { obligation: ObligationRow; record: RecordRow | null }[];
    codes: readonly StatusCode[];
    now: Date;
  },
): Promise<AttendanceLine[]> {
  const words = await loadRecordWords(tx, organizationId, {
    codes,
    records: found.map(({ record }) => record),
  });
  const { isLocked } = await loadLockedPeriods(tx, organizationId);
  const expected = await expectedViews(
    tx,
    organizationId,
    found.map(({ obligation }) => obligation),
  );
  return found.flatMap(({ obligation, record }, index) => {
    const of = expected[index];
    if (!of) return [];
    return { ...of, record: recordView(obligation, record, words, now), isLocked: isLocked(obligation) };
  });
}

function countCodes(lines: readonly AttendanceLine[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const { record } of lines) {
    const { code } = record.status;
    if (code !== null) totals[code] = (totals[code] ?? 0) + 1;
  }
  return totals;
}

/** Rates over everything of the time, with what the timetable still holds of it. */
async function ratesOf(
  tx: Transaction,
  rulebook: Rulebook,
  {
    personId,
    today,
    from,
    to,
    codes,
  }: { personId: string; today: string; from: string; to: string; codes: readonly StatusCode[] },
): Promise<PersonRates> {
  const { id: organizationId, dropLowest } = rulebook.organization;
  const cells: CellRow[] = await findCells(tx, organizationId, {
    personIds: [personId],
    holds: null,
    from,
    to,
  });
  const memberships = await tx
    .select({ sectionId: sectionMembers.sectionId })
    .from(sectionMembers)
    .where(
      and(
        eq(sectionMembers.organizationId, organizationId),
        eq(sectionMembers.personId, personId),
        eq(sectionMembers.role, "learner"),
        or(isNull(sectionMembers.validTo), gt(sectionMembers.validTo, today)),
      ),
    );
  const ahead: Date[] = [];
  for (const { sectionId } of memberships)
    ahead.push(...(await planAhead(tx, rulebook, { sectionId, from: addDays(today, 1), to })));
  const entries = [...cells.map((cell) => entryOf(cell, rulebook)), ...ahead.map(plannedEntry)];
  const rates = computeRates(entries, { codes, dropLowest });
  const toDate = rateView(rates.toDate);
  const wholeTerm = rateView(rates.wholeTerm);
  const best = rates.best === null ? null : rates.best * wholeTerm.expected;
  return {
    toDate,
    wholeTerm,
    best: { ...wholeTerm, share: rates.best, attended: best === null ? 0 : Math.round(best * 100) / 100 },
  };
}
