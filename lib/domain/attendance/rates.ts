import type { Obligation } from "./obligation";
import type { AttendanceRecord } from "./record";
import { type Coded, codeOf, type StatusCode } from "./status-code";

/**
 * An obligation of one person and what it came to (null = nothing computed yet). Give cancelled ones too: they are not counted, but a
 * make-up of a cancelled session stands for it.
 */
export type RateEntry = {
  obligation: Pick<Obligation, "id" | "kind" | "startsAt" | "state" | "makeUpFor"> & {
    policy: Pick<Obligation["policy"], "lateCountsAs">;
  };
  record: (Coded & Pick<AttendanceRecord, "state">) | null;
};

/** How an organisation counts: its codes, and how many of the worst each person is forgiven. */
export type RateRules = { codes: readonly StatusCode[]; dropLowest: number };

/** `rate` = present / (expected - excused), 0..1, null where nothing is left to divide by. `present` is weighted by code. */
export type Rate = { present: number; expected: number; excused: number; rate: number | null };

/**
 * The rate over what is decided, the one over the whole term (what is still to come counts as not present), and the best that the whole
 * term can still come to. `dropped` are the obligations that were forgiven.
 */
export type AttendanceRates = { toDate: Rate; wholeTerm: Rate; best: number | null; dropped: string[] };

/** What an entry counts for: `open` is not decided yet (an absence is, once final). */
export type Score = {
  obligationId: string;
  startsAt: number;
  standing: "counted" | "excused" | "open";
  worth: number;
  isAbsence: boolean;
};

/** The scores of one person's entries in time order, without what is not expected: cancelled sessions, activities, second chances. */
export function scoreEntries(entries: readonly RateEntry[], codes: readonly StatusCode[]): Score[] {
  const cancelled = new Set(
    entries
      .filter(({ obligation }) => obligation.state === "cancelled")
      .map(({ obligation }) => obligation.id),
  );
  return entries
    .filter(({ obligation: { state, kind, makeUpFor } }) => {
      const isSecondChance = makeUpFor !== null && !cancelled.has(makeUpFor);
      return state === "expected" && kind !== "activity" && !isSecondChance;
    })
    .map((entry) => scoreEntry(entry, codes))
    .sort((a, b) => a.startsAt - b.startsAt || (a.obligationId < b.obligationId ? -1 : 1));
}

function scoreEntry({ obligation, record }: RateEntry, codes: readonly StatusCode[]): Score {
  const { id: obligationId, startsAt, policy } = obligation;
  const code = record && codeOf(record, codes);
  const nothing = { obligationId, startsAt, worth: 0, isAbsence: false };
  const isOpen = !record || !code || record.presence === "not_yet";
  if (isOpen) return { ...nothing, standing: "open" };
  if (!code.inDenominator) return { ...nothing, standing: "excused" };
  const worth = code.countsAs ?? policy.lateCountsAs;
  const isAbsence = record.presence === "absent" && record.excusal === "none" && record.madeUpBy === null;
  if (isAbsence && record.state === "provisional") return { ...nothing, standing: "open" };
  return { obligationId, startsAt, standing: "counted", worth, isAbsence };
}

/** The rates of one person (rule 7), of scores in any order. */
export function computeRates(entries: readonly RateEntry[], rules: RateRules): AttendanceRates {
  return ratesOf(scoreEntries(entries, rules.codes), rules.dropLowest);
}

/** As `computeRates`, of scores. Of what each rate counts the `dropLowest` worst that lost something are left out. */
export function ratesOf(scores: readonly Score[], dropLowest: number): AttendanceRates {
  const excused = scores.filter(({ standing }) => standing === "excused").length;
  const decided = scores.filter(({ standing }) => standing === "counted");
  const open = scores.filter(({ standing }) => standing === "open");
  const [toDate, wholeTerm, best] = [
    decided,
    [...decided, ...open],
    [...decided, ...open.map(asPresent)],
  ].map((counted) => split(counted, dropLowest));
  const rateOf = ({ kept }: { kept: Score[] } = { kept: [] }): Rate => {
    const present = kept.reduce((sum, { worth }) => sum + worth, 0);
    return { present, excused, expected: kept.length + excused, rate: share(present, kept.length) };
  };
  return {
    toDate: rateOf(toDate),
    wholeTerm: rateOf(wholeTerm),
    best: rateOf(best).rate,
    dropped: (toDate?.dropped ?? []).map(({ obligationId }) => obligationId),
  };
}

function asPresent(score: Score): Score {
  return { ...score, worth: 1 };
}

/** The scores without the lowest that lost something, at equal worth the earliest. */
function split(scores: readonly Score[], dropLowest: number): { kept: Score[]; dropped: Score[] } {
  const lowest = scores
    .filter(({ worth }) => worth < 1)
    .sort(
      (a, b) => a.worth - b.worth || a.startsAt - b.startsAt || (a.obligationId < b.obligationId ? -1 : 1),
    );
  const dropped = lowest.slice(0, dropLowest);
  const isDropped = new Set(dropped);
  return { kept: scores.filter((score) => !isDropped.has(score)), dropped };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Whether a rate (0..1, null = none yet) lies below a percentage; a rounding error of the machine is no shortfall. */
export function isBelow(rate: number | null, percent: number): boolean {
  return rate !== null && rate * 100 < percent - 1e-9;
}

/** Whether the percentage can no longer be reached in the term, even by somebody who is never absent again. */
export function cannotReach(rates: Pick<AttendanceRates, "best">, percent: number): boolean {
  return isBelow(rates.best, percent);
}

/**
 * How many absences in a row end at each score: anything else that counts ends the row, what is excused or still open neither breaks nor
 * lengthens it. Scores in time order.
 */
export function absenceRuns(scores: readonly Score[]): number[] {
  let run = 0;
  return scores.map(({ standing, isAbsence }) => {
    if (standing === "counted") run = isAbsence ? run + 1 : 0;
    return run;
  });
}

/** The absences in a row up to the last score. */
export function consecutiveAbsences(scores: readonly Score[]): number {
  return absenceRuns(scores).at(-1) ?? 0;
}
