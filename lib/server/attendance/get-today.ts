import "server-only";
import type { TodayEntry, TodaySession, TodayStatus, TodayView } from "@/lib/contracts/today";
import { phaseAt, statusAt } from "@/lib/domain/attendance/phase";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { reachOf } from "../sections/own-sections";
import { ensureSessions, loadOrganization } from "./ensure-sessions";
import { type Expected, findExpected, findRosters } from "./find-expected";
import { type DayFilter, findGroups, type Group } from "./today-queries";

const PHASE_ORDER = { open: 0, upcoming: 1, ended: 2 };
/** Up to so many expected attendances a day the page gets everybody by name; beyond, only of what is open. */
const WHOLE_DAY = 1_500;

/** The day's sessions and shifts in the actor's reach with everybody expected: open ones first, then upcoming, then what ended last. */
export async function getToday(actor: Actor, now: Date): Promise<TodayView> {
  const reach = authorise(actor, "attendance.view");
  return inOrganization(actor.organizationId, async (tx) => {
    const organization = await loadOrganization(tx, actor.organizationId);
    await ensureSessions(tx, organization, now);
    const localDate = localDateOf(now, organization.timeZone);
    const own = await reachOf(tx, actor, reach, now);
    const filter: DayFilter = { organizationId: organization.id, localDate, reach: own, now };
    const groups = await findGroups(tx, filter);
    const expected = groups.reduce((sum, group) => sum + group.expected, 0);
    const isWhole = expected <= WHOLE_DAY;
    const named = groups.filter((group) => isWhole || isOpenAt(group, now));
    const opened = named.filter(({ openedAt }) => openedAt !== null);
    const entries = [
      ...(await findExpected(tx, organization.id, opened)),
      ...(await findRosters(
        tx,
        organization.id,
        named.filter(({ openedAt }) => openedAt === null),
      )),
    ];
    const sessions = groups.map((group) =>
      sessionOf(group, entries, {
        now,
        isShort: !named.includes(group),
        usesClassCodes: organization.selfCheckIn,
      }),
    );
    sessions.sort(
      (a, b) =>
        PHASE_ORDER[a.phase] - PHASE_ORDER[b.phase] ||
        (a.phase === "upcoming" ? 1 : -1) * (Date.parse(a.startsAt) - Date.parse(b.startsAt)),
    );
    return { localDate, timeZone: organization.timeZone, serverTime: now.toISOString(), sessions };
  });
}

function isOpenAt({ windowFrom, windowTo }: Group, now: Date): boolean {
  return windowFrom <= now && now <= windowTo;
}

function sessionOf(
  group: Group,
  all: readonly Expected[],
  { now, isShort, usesClassCodes }: { now: Date; isShort: boolean; usesClassCodes: boolean },
): TodaySession {
  const window = { windowFrom: group.windowFrom.getTime(), windowTo: group.windowTo.getTime() };
  const entries = all
    .filter(({ groupId }) => groupId === group.id)
    .map((entry) => entryOf(entry, statusAt(window, entry.record, now.getTime())));
  const counts = isShort ? countsOf(group, now) : countEntries(entries);
  return {
    id: group.id,
    kind: group.kind,
    sectionId: group.sectionId,
    section: group.title,
    room: group.room,
    startsAt: group.startsAt.toISOString(),
    endsAt: group.endsAt.toISOString(),
    phase: phaseAt(window, now.getTime()),
    state: group.state,
    isMakeUp: group.isMakeUp,
    showsClassCode: usesClassCodes && group.kind === "class" && group.state === "scheduled",
    rollTakenAt: group.rollTakenAt?.toISOString() ?? null,
    counts,
    isShort,
    entries,
  };
}

function entryOf({ person, obligationId, record }: Expected, status: TodayStatus): TodayEntry {
  return {
    personId: person.id,
    name: { ar: person.nameAr, en: person.nameEn },
    number: person.number,
    obligationId,
    status,
    at: record?.firstIn?.toISOString() ?? null,
    out: record?.lastOut?.toISOString() ?? null,
    lateMinutes: record?.lateMinutes ?? 0,
    isDecided: record?.overrideDecisionId != null,
  };
}

const NOBODY: Record<TodayStatus, number> = { on_time: 0, late: 0, not_yet: 0, absent: 0, excused: 0 };

function countEntries(entries: readonly TodayEntry[]): Record<TodayStatus, number> {
  const counts = { ...NOBODY };
  for (const { status } of entries) counts[status] += 1;
  return counts;
}

/** The same from what the database counted: who has no record stands where the window says. */
function countsOf(group: Group, now: Date): Record<TodayStatus, number> {
  const { onTime: on_time, late, absent, excused, expected } = group;
  const rest = expected - on_time - late - absent - excused;
  const isOver = now > group.windowTo;
  return { on_time, late, excused, absent: absent + (isOver ? rest : 0), not_yet: isOver ? 0 : rest };
}
