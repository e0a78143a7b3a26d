import "server-only";
import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { attendanceRecords } from "@/db/schema/attendance";
import { obligations } from "@/db/schema/obligations";
import { assignEvents } from "@/lib/domain/attendance/assign-events";
import { computeRecord, type Hold, type RecordInput } from "@/lib/domain/attendance/record";
import { groupTouching } from "@/lib/domain/attendance/touching";
import { anyOf } from "../any-of";
import type { Transaction } from "../database";
import { groupBy } from "./group-by";
import { loadLockedPeriods } from "./locked-periods";
import * as load from "./record-inputs";
import { recordRow } from "./record-row";
import { loadRulebook, type Rulebook } from "./rulebook";

/** Whose records, over which time. */
export type RecomputeSpan = { personIds: readonly string[]; from: Date; to: Date };

export type RecordRow = typeof attendanceRecords.$inferSelect;

/** A record that came out otherwise than it stood (null = there was none). */
export type RecordChange = { before: RecordRow | null; after: RecordRow };

/** Windows reach at most a day before a start and a day after an end; touching ones are looked for this much further. */
const NEIGHBOUR_MS = 48 * 3_600_000;
const BATCH = 500;

/**
 * Computes the records of these people's obligations whose window touches the span, with all that hang together with them, and stores what
 * changed: the one place where records are written. Nothing but what the inputs say gets in, so it may run at any time and any number of
 * times. Locked periods stay as they are. Answers what changed.
 */
export async function recomputeRecords(
  tx: Transaction,
  rulebook: Rulebook,
  { personIds, from, to, now }: RecomputeSpan & { now: Date },
): Promise<RecordChange[]> {
  if (personIds.length === 0) return [];
  const organizationId = rulebook.organization.id;
  const around = { from: new Date(from.getTime() - NEIGHBOUR_MS), to: new Date(to.getTime() + NEIGHBOUR_MS) };
  const loaded = await load.loadObligations(tx, organizationId, load.touching(personIds, around));
  const lots = lotsWithin(loaded, from.getTime(), to.getTime());
  const inputs = await gatherInputs(tx, rulebook, lots, now);
  const changes = await storeRecords(tx, organizationId, inputs);
  return [...changes, ...(await recomputeMissed(tx, rulebook, changes, now))];
}

/** The lots of touching obligations of each person of which at least one touches the span. */
function lotsWithin(
  loaded: readonly load.LoadedObligation[],
  from: number,
  to: number,
): load.LoadedObligation[][] {
  const people = groupBy(
    loaded,
    ({ personId }) => personId,
    (obligation) => obligation,
  );
  return [...people.values()]
    .flatMap((own) => groupTouching(own))
    .filter((lot) => lot.some(({ windowFrom, windowTo }) => windowFrom <= to && windowTo >= from));
}

type Input = RecordInput & { obligation: load.LoadedObligation };

/** Everything the records of these lots depend on. */
export async function gatherInputs(
  tx: Transaction,
  rulebook: Rulebook,
  lots: readonly load.LoadedObligation[][],
  now: Date,
): Promise<Input[]> {
  const all = lots.flat();
  if (all.length === 0) return [];
  const organizationId = rulebook.organization.id;
  const ids = all.map(({ id }) => id);
  const span = {
    personIds: [...new Set(all.map(({ personId }) => personId))],
    from: new Date(
      all.reduce((least, { windowFrom }) => Math.min(least, windowFrom), Number.POSITIVE_INFINITY),
    ),
    to: new Date(all.reduce((most, { windowTo, endsAt }) => Math.max(most, windowTo, endsAt), 0)),
  };
  const events = groupBy(
    await load.loadEvents(tx, organizationId, span),
    ({ personId }) => personId,
    (event) => event,
  );
  const leaves = await load.loadLeaves(tx, organizationId, span);
  const decisions = await load.loadDecisions(tx, organizationId, ids);
  const makeUps = await load.loadMakeUps(tx, organizationId, ids);
  const devices = await load.loadReportingDevices(tx, organizationId);
  return lots.flatMap((lot) => {
    const own = events.get(lot[0]?.personId ?? "") ?? [];
    const assigned = assignEvents(
      lot,
      own.filter(({ pinnedTo }) => pinnedTo === null),
    );
    return lot.map((obligation) => ({
      obligation,
      events: own.filter(({ id, pinnedTo }) => (pinnedTo ?? assigned.get(id)?.id) === obligation.id),
      leaves: leaves.get(obligation.personId) ?? [],
      decisions: decisions.get(obligation.id) ?? [],
      makeUps: makeUps.get(obligation.id) ?? [],
      hold: holdFor(obligation, devices, rulebook),
      now: now.getTime(),
    }));
  });
}

/** An absence waits for the kiosks of its place: those of its unit and above, and those that serve everybody. */
function holdFor(
  { row }: load.LoadedObligation,
  devices: readonly load.ReportingDevice[],
  rulebook: Rulebook,
): Hold {
  const path = new Set(rulebook.unitPath(row.unitId));
  return { devices: devices.filter(({ unitId }) => unitId === null || path.has(unitId)) };
}

async function storeRecords(
  tx: Transaction,
  organizationId: string,
  inputs: readonly Input[],
): Promise<RecordChange[]> {
  const { isLocked } = await loadLockedPeriods(tx, organizationId);
  const known = await findHashes(
    tx,
    organizationId,
    inputs.map(({ obligation }) => obligation.id),
  );
  const next: RecordRow[] = [];
  for (const input of inputs) {
    const { obligation } = input;
    const hash = known.get(obligation.id);
    if (isLocked(obligation.row)) continue;
    const record = computeRecord(input);
    const says = record.presence !== "not_yet" || record.override || record.excusal !== "none";
    if (hash === undefined && !says) continue;
    const inputsHash = createHash("sha256").update(record.inputs).digest("base64url");
    if (hash === inputsHash) continue;
    next.push(recordRow(obligation, record, { inputsHash, now: new Date(input.now) }));
  }
  const stood = await findRecords(
    tx,
    organizationId,
    next.map(({ obligationId }) => obligationId).filter((id) => known.has(id)),
  );
  const changes = next.map((after) => ({ before: stood.get(after.obligationId) ?? null, after }));
  for (let i = 0; i < changes.length; i += BATCH) await upsert(tx, changes.slice(i, i + BATCH));
  const settled = changes
    .filter(({ after }) => after.state === "final")
    .map(({ after }) => after.obligationId);
  if (settled.length > 0)
    await tx
      .update(obligations)
      .set({ state: "final" })
      .where(
        and(
          eq(obligations.organizationId, organizationId),
          anyOf(obligations.id, settled),
          eq(obligations.state, "open"),
        ),
      );
  return changes;
}

/** What the records of these obligations were computed from: enough to know which ones changed, which are few. */
async function findHashes(tx: Transaction, organizationId: string, ids: readonly string[]) {
  const found = await tx
    .select({ id: attendanceRecords.obligationId, inputsHash: attendanceRecords.inputsHash })
    .from(attendanceRecords)
    .where(
      and(eq(attendanceRecords.organizationId, organizationId), anyOf(attendanceRecords.obligationId, ids)),
    );
  return new Map(found.map(({ id, inputsHash }) => [id, inputsHash]));
}

async function findRecords(tx: Transaction, organizationId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, RecordRow>();
  const found = await tx
    .select()
    .from(attendanceRecords)
    .where(
      and(eq(attendanceRecords.organizationId, organizationId), anyOf(attendanceRecords.obligationId, ids)),
    );
  return new Map(found.map((row) => [row.obligationId, row]));
}

const COLUMNS = Object.entries(attendanceRecords)
  .filter(([key]) => !["organizationId", "obligationId", "enableRLS"].includes(key))
  .map(([key, column]) => [key, sql.raw(`excluded."${(column as { name: string }).name}"`)] as const);

async function upsert(tx: Transaction, changes: readonly RecordChange[]): Promise<void> {
  await tx
    .insert(attendanceRecords)
    .values(changes.map(({ after }) => after))
    .onConflictDoUpdate({
      target: [attendanceRecords.organizationId, attendanceRecords.obligationId],
      set: Object.fromEntries(COLUMNS),
    });
}

/** What a make-up came to changes what it was a second chance for. */
async function recomputeMissed(
  tx: Transaction,
  rulebook: Rulebook,
  changes: readonly RecordChange[],
  now: Date,
): Promise<RecordChange[]> {
  const ids = changes.map(({ after }) => after.obligationId);
  if (ids.length === 0) return [];
  const organizationId = rulebook.organization.id;
  const missed = await tx
    .select({ makeUpFor: obligations.makeUpFor })
    .from(obligations)
    .where(
      and(
        eq(obligations.organizationId, organizationId),
        anyOf(obligations.id, ids),
        sql`${obligations.makeUpFor} is not null`,
      ),
    );
  const originals = missed.flatMap(({ makeUpFor }) => makeUpFor ?? []);
  if (originals.length === 0) return [];
  const loaded = await load.loadObligations(tx, organizationId, anyOf(obligations.id, originals));
  const lots: RecordChange[] = [];
  for (const { personId, windowFrom, windowTo } of loaded)
    lots.push(
      ...(await recomputeRecords(tx, rulebook, {
        personIds: [personId],
        from: new Date(windowFrom),
        to: new Date(windowTo),
        now,
      })),
    );
  return lots;
}

/** The rules as far as records need them: no calendar. */
export function rulebookForRecords(
  tx: Transaction,
  organization: Rulebook["organization"],
): Promise<Rulebook> {
  return loadRulebook(tx, organization, { from: "2000-01-01", to: "2000-01-01" });
}
