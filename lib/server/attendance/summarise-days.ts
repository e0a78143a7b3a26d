import "server-only";
import type { RateView } from "@/lib/contracts/attendance-record";
import type { TrendDay } from "@/lib/contracts/overview";
import { addDays } from "@/lib/domain/attendance/date-range";
import { type Coded, codeOf, type StatusCode } from "@/lib/domain/attendance/status-code";
import type { Transaction } from "../database";
import type { ResolvedScope } from "./attendance-scope";
import { countDays, type Range } from "./register-queries";
import type { Rulebook } from "./rulebook";

/** Ranges are counted so many days at a time: three days of 2,000 people are 6,000 records. */
const CHUNK_DAYS = 3;

const NOTHING = { expected: 0, present: 0, late: 0, absent: 0, excused: 0, undecided: 0 };

/** What a scope is asked for: the time, how it is counted, and where "now" stands in it. */
export type OverviewQuestion = Range & {
  scope: ResolvedScope;
  codes: readonly StatusCode[];
  today: string;
  termEnd: string | null;
  now: Date;
};

/** The range in pieces of a few days, so that no single query is long. */
export function chunksOf({ from, to }: Range): Range[] {
  const chunks: Range[] = [];
  for (let start = from; start <= to; start = addDays(start, CHUNK_DAYS)) {
    const end = addDays(start, CHUNK_DAYS - 1);
    chunks.push({ from: start, to: end < to ? end : to });
  }
  return chunks;
}

/** Day by day and altogether, what the obligations of a scope came to. */
export async function summariseDays(
  tx: Transaction,
  rulebook: Rulebook,
  { scope, codes, ...range }: OverviewQuestion,
): Promise<{ trend: TrendDay[]; distribution: Record<string, number>; rate: RateView }> {
  const days = new Map<string, TrendDay>();
  const distribution: Record<string, number> = {};
  const tally = new Tally(rulebook, { scope, codes, onDate: range.to });
  for (const chunk of chunksOf(range)) {
    for (const { workDate: date, n, madeUp, ...status } of await countDays(tx, rulebook.organization.id, {
      holds: scope.holds,
      ...chunk,
    })) {
      const coded = { ...status, madeUpBy: madeUp ? "made up" : null };
      const day = days.get(date) ?? { ...NOTHING, date };
      days.set(date, day);
      day.expected += n;
      if (status.presence === "present") day.present += n;
      if (status.presence === "present" && status.late) day.late += n;
      if (status.presence === "absent") day.absent += n;
      if (status.excusal !== "none") day.excused += n;
      else if (status.presence === "not_yet") day.undecided += n;
      const code = codeOf(coded, codes)?.code;
      if (code) distribution[code] = (distribution[code] ?? 0) + n;
      tally.add(coded, n);
    }
  }
  const trend = [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  return { trend, distribution, rate: tally.rate() };
}

/** Adds up records of equal status to a rate, late ones by what the scope's policy says of lateness. */
export class Tally {
  private attended = 0;
  private expected = 0;
  private excused = 0;
  private readonly lateCountsAs: number;
  private readonly codes: readonly StatusCode[];

  constructor(
    rulebook: Rulebook,
    { scope, codes, onDate }: { scope: ResolvedScope; codes: readonly StatusCode[]; onDate: string },
  ) {
    const { unitId, sectionId } = scope;
    this.codes = codes;
    this.lateCountsAs = rulebook.policyFor(
      { unitId, sectionId, shiftTemplateId: null },
      onDate,
    ).policy.lateCountsAs;
  }

  add(status: Coded, n: number): void {
    const code = codeOf(status, this.codes);
    if (!code || status.presence === "not_yet") return;
    if (!code.inDenominator) {
      this.excused += n;
      return;
    }
    this.expected += n;
    this.attended += n * (code.countsAs ?? this.lateCountsAs);
  }

  rate(): RateView {
    const { attended, expected, excused } = this;
    return { share: expected === 0 ? null : attended / expected, attended, expected, excused };
  }
}
