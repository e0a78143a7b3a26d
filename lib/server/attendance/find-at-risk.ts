import "server-only";
import type { AtRiskPerson } from "@/lib/contracts/overview";
import { addDays } from "@/lib/domain/attendance/date-range";
import { consecutiveAbsences, scoreEntries } from "@/lib/domain/attendance/rates";
import type { Transaction } from "../database";
import { groupBy } from "./group-by";
import { countPeople, findLatest, findNames, type LatestRecord } from "./overview-queries";
import { planAhead } from "./plan-ahead";
import type { Rulebook } from "./rulebook";
import { chunksOf, type OverviewQuestion, Tally } from "./summarise-days";

/** So many absences in a row are worth a look, and so many in all make somebody a candidate. */
const IN_A_ROW = 3;
const SHOWN = 100;

type Standing = { tally: Tally; absences: number; lates: number };

/** Who needs a look: a rate below what is asked for, absences in a row, or no way left to reach the rate. The worst first. */
export async function findAtRisk(
  tx: Transaction,
  rulebook: Rulebook,
  question: OverviewQuestion,
): Promise<AtRiskPerson[]> {
  const { id: organizationId, atRiskPercent } = rulebook.organization;
  const threshold = atRiskPercent / 100;
  const people = await countStandings(tx, rulebook, question);
  const left = await countAhead(tx, rulebook, question);
  const candidates = [...people].filter(
    ([, { tally, absences }]) => (tally.rate().share ?? 1) < threshold || absences >= IN_A_ROW,
  );
  const ids = candidates.map(([personId]) => personId).slice(0, 500);
  const latest = groupBy(
    await findLatest(tx, organizationId, {
      personIds: ids,
      holds: question.scope.holds,
      from: question.from,
    }),
    ({ personId }) => personId,
    (record) => record,
  );
  const found = candidates.flatMap(
    ([personId, { tally, absences, lates }]): Omit<AtRiskPerson, "name" | "number">[] => {
      const rate = tally.rate();
      const inARow = absencesInARow(latest.get(personId) ?? [], question);
      const best = (rate.attended + left) / Math.max(1, rate.expected + left);
      const canStillReach = rate.expected === 0 || best >= threshold;
      const reasons: AtRiskPerson["reasons"] = [];
      if ((rate.share ?? 1) < threshold) reasons.push("low_rate");
      if (inARow >= IN_A_ROW) reasons.push("in_a_row");
      if (!canStillReach && left > 0) reasons.push("cannot_reach");
      return reasons.length === 0
        ? []
        : [{ personId, rate, absences, lates, consecutiveAbsences: inARow, canStillReach, reasons }];
    },
  );
  const worst = found
    .sort(
      (a, b) => (a.rate.share ?? 1) - (b.rate.share ?? 1) || b.consecutiveAbsences - a.consecutiveAbsences,
    )
    .slice(0, SHOWN);
  const names = await findNames(
    tx,
    organizationId,
    worst.map(({ personId }) => personId),
  );
  return worst.flatMap((person) => {
    const named = names.get(person.personId);
    return named ? { ...person, ...named } : [];
  });
}

async function countStandings(
  tx: Transaction,
  rulebook: Rulebook,
  { scope, codes, ...range }: OverviewQuestion,
): Promise<Map<string, Standing>> {
  const people = new Map<string, Standing>();
  for (const chunk of chunksOf(range)) {
    const counted = await countPeople(tx, rulebook.organization.id, { holds: scope.holds, ...chunk });
    for (const { personId, n, madeUp, ...status } of counted) {
      const standing = people.get(personId) ?? {
        tally: new Tally(rulebook, { scope, codes, onDate: range.to }),
        absences: 0,
        lates: 0,
      };
      people.set(personId, standing);
      standing.tally.add({ ...status, madeUpBy: madeUp ? "made up" : null }, n);
      if (status.presence === "absent" && status.excusal === "none" && !madeUp) standing.absences += n;
      if (status.presence === "present" && status.late) standing.lates += n;
    }
  }
  return people;
}

/** How many sessions of a section are still to come in its term. */
async function countAhead(
  tx: Transaction,
  rulebook: Rulebook,
  { scope: { sectionId }, today, termEnd }: OverviewQuestion,
): Promise<number> {
  if (sectionId === null || termEnd === null) return 0;
  return (await planAhead(tx, rulebook, { sectionId, from: addDays(today, 1), to: termEnd })).length;
}

function absencesInARow(records: readonly LatestRecord[], { codes }: OverviewQuestion): number {
  const entries = records.map((record) => ({
    obligation: {
      id: record.obligationId,
      kind: "class" as const,
      startsAt: record.startsAt.getTime(),
      state: "expected" as const,
      makeUpFor: null,
      policy: { lateCountsAs: 1 },
    },
    record,
  }));
  return consecutiveAbsences(scoreEntries(entries, codes));
}
