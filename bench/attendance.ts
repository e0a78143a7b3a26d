import { sql } from "drizzle-orm";
import { loadOrganization } from "@/lib/server/attendance/ensure-sessions";
import { finaliseOrganization } from "@/lib/server/attendance/finalise-due";
import { getRegister } from "@/lib/server/attendance/get-register";
import { getToday } from "@/lib/server/attendance/get-today";
import { recomputeRecords, rulebookForRecords } from "@/lib/server/attendance/recompute-records";
import { inOrganization, rows } from "@/lib/server/database";
import { createTestOrganization, openTestDatabase } from "@/lib/server/testing/test-organization";
import { type Size, seedYear } from "./attendance/seed-year";
import { type TimedQuery, timeQueries } from "./attendance/timed-queries";

/** Three sizes, so that growth shows; `--small` leaves the largest out. */
const SIZES: Size[] = [
  { people: 500, days: 50 },
  { people: 1_000, days: 100 },
  { people: 2_000, days: 200 },
];
const LAST_DAY = "2026-11-22";
const NOON = new Date(`${LAST_DAY}T07:00:00Z`);
const EVENING = new Date(`${LAST_DAY}T20:00:00Z`);
const LIMIT_MS = 50;
const PEOPLE_AT_ONCE = 20;
/** Lists of ids make plans long; what matters stands at the beginning of a line. */
const PLAN_WIDTH = 160;

const sizes = process.argv.includes("--small") ? SIZES.slice(0, 2) : SIZES;
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
  const month = { scope, from: "2026-10-23", to: LAST_DAY, offset: 0 };
  await getToday(school.administrator, NOON);
  queries.clear();
  await time("open Today", () => getToday(school.administrator, NOON));
  await time("open the register of a month", () => getRegister(school.administrator, month, NOON));
  await time("finalise a day", () => finaliseOrganization(school.id, EVENING));
  await time("recompute a term of everybody", () => recomputeTerm(school.id, size));
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

/** The slowest statements with their plans, and how many reads took longer than the limit. */
async function report(organizationId: string, queries: Map<string, TimedQuery>): Promise<void> {
  const reads = [...queries.values()].filter(({ text }) => /^\s*(select|with)/i.test(text));
  const slowest = reads.toSorted((a, b) => b.longestMs - a.longestMs).slice(0, 4);
  console.log(
    `reads over ${LIMIT_MS} ms: ${reads.filter(({ longestMs }) => longestMs > LIMIT_MS).length} of ${reads.length} statements`,
  );
  for (const { text, longestMs, count, values } of slowest) {
    console.log(
      `\n${longestMs.toFixed(1)} ms at most in ${count}: ${text.replace(/\s+/g, " ").slice(0, 160)}`,
    );
    const plan = await inOrganization(organizationId, (tx) =>
      rows<Record<string, string>>(tx.execute(explain(text, values))),
    ).catch((error: unknown) => [{ plan: `no plan: ${String(error).slice(0, 120)}` }]);
    for (const line of plan.slice(0, 14))
      console.log(`  ${String(Object.values(line)[0]).slice(0, PLAN_WIDTH)}`);
  }
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
