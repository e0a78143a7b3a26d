import "server-only";
import { and, eq, gte, lte } from "drizzle-orm";
import { calendarDays } from "@/db/schema/timetable";
import type { RateView } from "@/lib/contracts/attendance-record";
import {
  type DayTotal,
  REGISTER_PAGE,
  type ReadRegisterRequest,
  type RegisterDay,
  type RegisterMark,
  type RegisterRow,
  type RegisterView,
} from "@/lib/contracts/register";
import { datesOf, daysBetween, weekdayOf, weekStartAfter } from "@/lib/domain/attendance/date-range";
import { computeRates, type Rate, type RateRules } from "@/lib/domain/attendance/rates";
import { codeOf, type StatusCode } from "@/lib/domain/attendance/status-code";
import { type Actor, authorise } from "../actor";
import { inOrganization, type Transaction } from "../database";
import { type ResolvedScope, resolveScope } from "./attendance-scope";
import { ensureSessions, loadOrganization } from "./ensure-sessions";
import { groupBy } from "./group-by";
import { type CellRow, countDays, findCells, findRegisterPeople, type PersonLine } from "./register-queries";
import { loadRulebook, type Rulebook } from "./rulebook";
import { codeView, loadStatusCodes } from "./status-codes";
import { chunksOf } from "./summarise-days";

/** A page holds about this many cells. */
const PAGE_CELLS = 2_000;

/** A page of the register of a scope. Totals by day come with the first page. Problem: `scope_not_found`. */
export async function getRegister(
  actor: Actor,
  input: ReadRegisterRequest,
  now: Date,
): Promise<RegisterView> {
  const reach = authorise(actor, "attendance.view");
  const { organizationId } = actor;
  const { from, to, offset } = input;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    await ensureSessions(tx, organization, now);
    const scope = await resolveScope(tx, { actor, reach, now }, input.scope);
    const rulebook = await loadRulebook(tx, organization, { from, to });
    const codes = await loadStatusCodes(tx, organizationId);
    const limit = pageSize(from, to);
    const people = await findRegisterPeople(tx, organizationId, scope, { from, to, offset, limit });
    const cells = await findCells(tx, organizationId, {
      personIds: people.map(({ id }) => id),
      holds: scope.holds,
      from,
      to,
    });
    const byPerson = groupBy(
      cells,
      ({ personId }) => personId,
      (cell) => cell,
    );
    const peopleCount = people[0]?.people ?? 0;
    const weekend = rulebook.weekendOf(scope.unitId);
    return {
      scope: input.scope,
      title: scope.title,
      from,
      to,
      timeZone: rulebook.zoneOf(scope.unitId),
      weekStart: weekStartAfter(weekend),
      codes: codes.map(codeView),
      days: await daysOf(tx, rulebook, scope, { from, to }),
      peopleCount,
      rows: people.map((person) => rowOf(person, byPerson.get(person.id) ?? [], { rulebook, codes, now })),
      nextOffset: offset + people.length < peopleCount ? offset + people.length : null,
      dayTotals: offset === 0 ? await totalsByDay(tx, organizationId, { scope, codes, from, to }) : {},
    };
  });
}

function pageSize(from: string, to: string): number {
  const days = daysBetween(from, to) + 1;
  return Math.max(20, Math.min(REGISTER_PAGE, Math.floor(PAGE_CELLS / days)));
}

type Counting = { rulebook: Rulebook; codes: readonly StatusCode[]; now: Date };

function rowOf(person: PersonLine, cells: readonly CellRow[], counting: Counting): RegisterRow {
  const { codes, now } = counting;
  const marks: Record<string, RegisterMark[]> = {};
  const totals: Record<string, number> = {};
  for (const cell of cells) {
    if (cell.obligationState === "cancelled") continue;
    const code = codeOf(standing(cell, now), codes)?.code ?? null;
    const mark = {
      obligationId: cell.obligationId,
      code,
      lateMinutes: cell.lateMinutes,
      isDecided: cell.overrideDecisionId !== null,
      isFinal: cell.state === "final",
    };
    marks[cell.workDate] = [...(marks[cell.workDate] ?? []), mark];
    if (code !== null) totals[code] = (totals[code] ?? 0) + 1;
  }
  return {
    personId: person.id,
    name: { ar: person.nameAr, en: person.nameEn },
    number: person.number,
    cells: marks,
    totals,
    rate: rateOfCells(cells, counting),
  };
}

/** Nobody has looked at it yet, but the window is over: absent as far as is known. */
function standing(cell: CellRow, now: Date): CellRow {
  if (cell.state !== null || now <= cell.windowTo) return cell;
  return { ...cell, presence: "absent" };
}

/** The rate to date over these obligations. */
export function rateOfCells(cells: readonly CellRow[], { rulebook, codes }: Omit<Counting, "now">): RateView {
  const rules: RateRules = { codes, dropLowest: rulebook.organization.dropLowest };
  return rateView(
    computeRates(
      cells.map((cell) => entryOf(cell, rulebook)),
      rules,
    ).toDate,
  );
}

/** A cell as rates count it. */
export function entryOf(cell: CellRow, rulebook: Rulebook) {
  const lateCountsAs =
    rulebook.versions.find(({ id, version }) => id === cell.policyId && version === cell.policyVersion)
      ?.policy.lateCountsAs ?? 1;
  return {
    obligation: {
      id: cell.obligationId,
      kind: cell.kind,
      startsAt: cell.startsAt.getTime(),
      state: cell.obligationState === "cancelled" ? ("cancelled" as const) : ("expected" as const),
      makeUpFor: cell.makeUpFor,
      policy: { lateCountsAs },
    },
    record: cell.state === null ? null : { ...cell, state: cell.state },
  };
}

export function rateView({ rate, present, expected, excused }: Rate): RateView {
  return { share: rate, attended: present, expected: expected - excused, excused };
}

async function daysOf(
  tx: Transaction,
  rulebook: Rulebook,
  { unitId, sectionId }: ResolvedScope,
  range: { from: string; to: string },
): Promise<RegisterDay[]> {
  const names = await tx
    .select()
    .from(calendarDays)
    .where(
      and(
        eq(calendarDays.organizationId, rulebook.organization.id),
        gte(calendarDays.localDate, range.from),
        lte(calendarDays.localDate, range.to),
      ),
    );
  const weekend = rulebook.weekendOf(unitId);
  return datesOf(range).map((date) => {
    const day = rulebook.calendarDay({ unitId, sectionId }, date);
    const named = names.find(
      (row) =>
        row.localDate === date && row.kind === day?.kind && (row.sectionId ?? row.unitId) === day.scopeId,
    );
    return {
      date,
      isWeekend: weekend.includes(weekdayOf(date)),
      calendar: named ? { kind: named.kind, name: { ar: named.nameAr, en: named.nameEn } } : null,
    };
  });
}

async function totalsByDay(
  tx: Transaction,
  organizationId: string,
  {
    scope,
    codes,
    from,
    to,
  }: { scope: ResolvedScope; codes: readonly StatusCode[]; from: string; to: string },
): Promise<Record<string, DayTotal>> {
  const totals: Record<string, DayTotal> = {};
  for (const chunk of chunksOf({ from, to })) {
    const counted = await countDays(tx, organizationId, { holds: scope.holds, ...chunk });
    for (const { workDate, n, madeUp, ...status } of counted) {
      totals[workDate] ??= { expected: 0, byCode: {} };
      const total = totals[workDate];
      total.expected += n;
      const code = codeOf({ ...status, madeUpBy: madeUp ? "made up" : null }, codes)?.code;
      if (code) total.byCode[code] = (total.byCode[code] ?? 0) + n;
    }
  }
  return totals;
}
