import { sql } from "drizzle-orm";
import { loadOrganization } from "@/lib/server/attendance/ensure-sessions";
import { finaliseOrganization } from "@/lib/server/attendance/finalise-due";
import { getOverview } from "@/lib/server/attendance/get-overview";
import { getRegister } from "@/lib/server/attendance/get-register";
import { getToday } from "@/lib/server/attendance/get-today";
import { recomputeRecords, rulebookForRecords } from "@/lib/server/attendance/recompute-records";
import { inOrganization, rows } from "@/lib/server/database";
import { createTestOrganization, openTestDatabase } from "@/lib/server/testing/test-organization";
import { type Size, seedYear } from "./attendance/seed-year";
import { type TimedQuery, timeQueries } from "./attendance/timed-queries";

/** Three sizes, so that growth shows; `--small` leaves the largest out, `--large` the others; `--quick` does not recompute a term. */
const SIZES: Size[] = [
  { people: 500, days: 50 },
  { people: 1_000, days: 100 },
  { people: 2_000, days: 200 },
];
const LAST_DAY = "2026-11-22";
const NOON = new Date(`${LAST_DAY}T07:00:00Z`);
const EVENING = new Date(`${LAST_DAY}T20:00:00Z`);
const LIMIT_MS = 50;
/** The first execution warms the cache, others lose the processor to other work: the quickest tells what the query costs. */
const EXECUTIONS = 5;
const PEOPLE_AT_ONCE = 5;
/** Lists of ids make plans long; what matters stands at the beginning of a line. */
const PLAN_WIDTH = 160;

const isQuick = process.argv.includes("--quick");
const sizes = process.argv.includes("--small")
  ? SIZES.slice(0, 2)
  : process.argv.includes("--large")
    ? SIZES.slice(2)
    : SIZES;
for (const size of sizes) await measure(size);

async function measure(size: Size): Promise<void> {
  const opened = await openTestDatabase();
  const school = await createTestOrganization(opened, NOON);
  const seeding = performance.now();
  await seedYear(opened, school.id, size, LAST_DAY);
  console.log(
    `\n${opened.engine}: ${size.people} people x ${size.days} days, seeded in ${seconds(performance.now() - seeding)} s`,
  );
  const queries = timeQueries(opened);
  const scope = { kind: "organization" as const };
  const month = { from: "2026-10-23", to: LAST_DAY };
  await getToday(school.administrator, NOON);
  queries.clear();
  await time("open Today", () => getToday(school.administrator, NOON));
  await time("open the register of a month", () =>
    getRegister(school.administrator, { scope, ...month, offset: 0 }, NOON),
  );
  await time("open the overview of a month", () =>
    getOverview(school.administrator, { scope, ...month }, NOON),
  );
  await time("finalise a day", () => finaliseOrganization(school.id, EVENING));
  if (!isQuick) await time("recompute a term of everybody", () => recomputeTerm(school.id, size));
  await report(school.id, queries);
  await opened.close();
}

async function recomputeTerm(organizationId: string, { days }: Size): Promise<void> {
  const from = new Date(EVENING.getTime() - days * 86_400_000);
  const people = await inOrganization(organizationId, (tx) =>
    rows<{ id: string }>(
      tx.execute(sql`select id from persons where organization_id = ${organizationId} and number like 'B%'`),
    ),
  );
  for (let i = 0; i < people.length; i += PEOPLE_AT_ONCE)
    await inOrganization(organizationId, async (tx) => {
      const rulebook = await rulebookForRecords(tx, await loadOrganization(tx, organizationId));
      const personIds = people.slice(i, i + PEOPLE_AT_ONCE).map(({ id }) => id);
      await recomputeRecords(tx, rulebook, { personIds, from, to: EVENING, now: EVENING });
    });
}

async function time(what: string, work: () => Promise<unknown>): Promise<void> {
  const begun = performance.now();
  await work();
  console.log(`${what}: ${seconds(performance.now() - begun)} s`);
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}

type Planned = TimedQuery & { plan: string[]; executedMs: number };

/**
 * Each read as PostgreSQL executes it (EXPLAIN ANALYZE with the values of its slowest call, the quickest of five) and as Node waited for its rows, which on a
 * shared machine is mostly waiting for the processor; the slowest with their plans.
 */
async function report(organizationId: string, queries: Map<string, TimedQuery>): Promise<void> {
  const reads = [...queries.values()].filter(({ text }) => /^\s*(select|with)/i.test(text));
  const planned: Planned[] = [];
  for (const query of reads) planned.push(await planOf(organizationId, query));
  const over = (key: "executedMs" | "longestMs") => planned.filter((one) => one[key] > LIMIT_MS).length;
  const most = (key: "executedMs" | "longestMs") => Math.max(...planned.map((one) => one[key])).toFixed(1);
  console.log(
    `reads: ${reads.length} statements; executed in at most ${most("executedMs")} ms, ${over("executedMs")} over ${LIMIT_MS} ms`,
  );
  console.log(`rows in Node after at most ${most("longestMs")} ms, ${over("longestMs")} over ${LIMIT_MS} ms`);
  for (const query of planned.toSorted((a, b) => b.executedMs - a.executedMs).slice(0, 5)) {
    const text = query.text.replace(/\s+/g, " ").slice(0, PLAN_WIDTH);
    console.log(
      `\n${query.executedMs.toFixed(1)} ms (${query.longestMs.toFixed(1)} in Node, ${query.count} calls): ${text}`,
    );
    for (const line of query.plan.slice(0, 14)) console.log(`  ${line.slice(0, PLAN_WIDTH)}`);
  }
}

async function planOf(organizationId: string, query: TimedQuery): Promise<Planned> {
  const plans: Planned[] = [];
  for (let i = 0; i < EXECUTIONS; i++) {
    const found = await inOrganization(organizationId, (tx) =>
      rows<Record<string, string>>(tx.execute(explain(query.text, query.values))),
    );
    const plan = found.map((line) => String(Object.values(line)[0]));
    const told = plan.findLast((line) => line.startsWith("Execution Time"))?.match(/[\d.]+/)?.[0];
    if (told === undefined) throw new Error(`no execution time of ${query.text.slice(0, PLAN_WIDTH)}`);
    plans.push({ ...query, plan, executedMs: Number(told) });
  }
  const [quickest] = plans.toSorted((one, other) => one.executedMs - other.executedMs);
  if (!quickest) throw new Error("nothing was executed");
  return quickest;
}

/** The statement as it was sent, under EXPLAIN ANALYZE. */
function explain(text: string, values: readonly unknown[]) {
  const parts = text.split(/\$\d+/);
  const order = [...text.matchAll(/\$(\d+)/g)].map((match) => values[Number(match[1]) - 1]);
  return parts
    .slice(1)
    .reduce(
      (query, part, index) => sql`${query}${sql.param(order[index])}${sql.raw(part)}`,
      sql`explain analyze ${sql.raw(parts[0] ?? "")}`,
    );
}
process.exit(0);
