import "server-only";
import { and, eq, gte } from "drizzle-orm";
import { attendanceRecords, recordDecisions } from "@/db/schema/attendance";
import { terms } from "@/db/schema/courses";
import { obligations } from "@/db/schema/obligations";
import { sections } from "@/db/schema/sections";
import type { AlertEntry } from "@/lib/domain/attendance/alert-rules";
import { localDateOf, shiftDate } from "@/lib/domain/attendance/schedule";
import { anyOf } from "../any-of";
import { groupBy } from "../attendance/group-by";
import { planAhead, plannedEntry } from "../attendance/plan-ahead";
import type { RecordChange } from "../attendance/recompute-records";
import type { Rulebook } from "../attendance/rulebook";
import type { Transaction } from "../database";

/** Without a term, so many days back belong together. */
const LOOK_BACK_DAYS = 180;

/**
 * One person's attendance in one section, or in all shifts, over the term: what rows and rates are counted over. `entries` end with what is
 * still to come.
 */
export type Course = {
  personId: string;
  sectionId: string | null;
  unitId: string | null;
  latestDate: string;
  obligationIds: string[];
  entries: AlertEntry[];
};

/** The courses that these changes belong to; without `wholeTerm` only the changed obligations themselves. */
export async function loadCourses(
  tx: Transaction,
  rulebook: Rulebook,
  changes: readonly RecordChange[],
  { wholeTerm, now }: { wholeTerm: boolean; now: Date },
): Promise<Course[]> {
  const latestDate = localDateOf(now, rulebook.organization.timeZone);
  const groups = groupBy(
    changes,
    ({ after }) => courseKey(after),
    ({ after }) => after,
  );
  const spans = new Map<string | null, Span>();
  const ahead = new Map<string | null, Date[]>();
  for (const { after } of changes) {
    const { sectionId, workDate } = after;
    if (spans.has(sectionId)) continue;
    const span = await termOf(tx, rulebook, { sectionId, workDate });
    spans.set(sectionId, span);
    const { to } = span;
    ahead.set(
      sectionId,
      wholeTerm && sectionId && to
        ? await planAhead(tx, rulebook, { sectionId, from: shiftDate(latestDate, 1), to })
        : [],
    );
  }
  const entries = groupBy(
    await loadEntries(tx, rulebook, {
      personIds: [...new Set(changes.map(({ after }) => after.personId))],
      from: [...spans.values()].map(({ from }) => from).sort()[0] ?? latestDate,
      only: wholeTerm ? null : changes.map(({ after }) => after.obligationId),
    }),
    ({ key }) => key,
    (entry) => entry,
  );
  return [...groups].flatMap(([key, records]) => {
    const [first] = records;
    if (!first) return [];
    const { personId, sectionId, unitId } = first;
    const span = spans.get(sectionId);
    const past = (entries.get(key) ?? []).filter(
      ({ workDate }) => span && span.from <= workDate && (span.to === null || workDate <= span.to),
    );
    const planned = (ahead.get(sectionId) ?? []).map((startsAt, index) => {
      const { obligation, record } = plannedEntry(startsAt, index);
      return { obligation: { ...obligation, personId }, record };
    });
    return {
      personId,
      sectionId,
      unitId,
      latestDate,
      obligationIds: past.map(({ entry }) => entry.obligation.id),
      entries: [...past.map(({ entry }) => entry), ...planned],
    };
  });
}

function courseKey({ personId, sectionId }: { personId: string; sectionId: string | null }): string {
  return JSON.stringify([personId, sectionId]);
}

type Span = { from: string; to: string | null };

async function termOf(
  tx: Transaction,
  { organization: { id: organizationId } }: Rulebook,
  { sectionId, workDate }: { sectionId: string | null; workDate: string },
): Promise<Span> {
  const [own] = sectionId
    ? await tx
        .select({ from: terms.startsOn, to: terms.endsOn })
        .from(sections)
        .innerJoin(
          terms,
          and(eq(terms.organizationId, sections.organizationId), eq(terms.id, sections.termId)),
        )
        .where(and(eq(sections.organizationId, organizationId), eq(sections.id, sectionId)))
    : [];
  if (own && own.from <= workDate && workDate <= own.to) return own;
  return { from: shiftDate(workDate, -LOOK_BACK_DAYS), to: null };
}

type KeyedEntry = { key: string; workDate: string; entry: AlertEntry };

async function loadEntries(
  tx: Transaction,
  rulebook: Rulebook,
  { personIds, from, only }: { personIds: string[]; from: string; only: string[] | null },
): Promise<KeyedEntry[]> {
  const organizationId = rulebook.organization.id;
  const found = await tx
    .select({ obligation: obligations, record: attendanceRecords, decision: recordDecisions })
    .from(obligations)
    .leftJoin(
      attendanceRecords,
      and(
        eq(attendanceRecords.organizationId, obligations.organizationId),
        eq(attendanceRecords.obligationId, obligations.id),
      ),
    )
    .leftJoin(
      recordDecisions,
      and(
        eq(recordDecisions.organizationId, attendanceRecords.organizationId),
        eq(recordDecisions.id, attendanceRecords.overrideDecisionId),
      ),
    )
    .where(
      and(
        eq(obligations.organizationId, organizationId),
        anyOf(obligations.personId, personIds),
        gte(obligations.workDate, from),
        only === null ? undefined : anyOf(obligations.id, only),
      ),
    );
  const lateCountsAs = new Map(
    rulebook.versions.map(({ id, version, policy }) => [`${id} ${version}`, policy.lateCountsAs]),
  );
  return found.map(({ obligation, record, decision }) => ({
    key: courseKey(obligation),
    workDate: obligation.workDate,
    entry: {
      obligation: {
        id: obligation.id,
        personId: obligation.personId,
        kind: obligation.kind,
        startsAt: obligation.startsAt.getTime(),
        state: obligation.state === "cancelled" ? ("cancelled" as const) : ("expected" as const),
        makeUpFor: obligation.makeUpFor,
        policy: { lateCountsAs: lateCountsAs.get(`${obligation.policyId} ${obligation.policyVersion}`) ?? 1 },
      },
      record: record && { ...record, override: decision && overrideOf(record, decision) },
    },
  }));
}

function overrideOf(
  { presence, late, leftEarly, excusal }: typeof attendanceRecords.$inferSelect,
  { id: decisionId, kind, decidedBy: by }: typeof recordDecisions.$inferSelect,
) {
  return { presence, late, leftEarly, excusal, kind, by, decisionId };
}
