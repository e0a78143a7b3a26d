import "server-only";
import { and, eq, isNull, or, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { persons } from "@/db/schema/people";
import { sectionMembers, sections } from "@/db/schema/sections";
import type { ImportOutcome, ImportRoster } from "@/lib/contracts/roster-import";
import { type Actor, authorise } from "../actor";
import { loadOrganization, rescheduleFrom } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { foldName, type ImportContext, type ImportPlan, judgeRosterImport } from "./judge-roster-import";
import { readRosterCsv } from "./read-roster-csv";

const BATCH = 500;

/**
 * People and their places on rosters from a file: tried first (`dry_run` writes nothing), then all of it or, when anything is wrong with it,
 * nothing. Nobody is taken out by it, and sending the same file again changes nothing.
 */
export async function importRoster(actor: Actor, input: ImportRoster, now: Date): Promise<ImportOutcome> {
  authorise(actor, "unit.manage");
  authorise(actor, "person.add");
  const { organizationId } = actor;
  const read = readRosterCsv(input.csv);
  if ("faults" in read) return refusal(0, read.faults);
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    const judged = judgeRosterImport(read.rows, await loadContext(tx, organizationId));
    if ("faults" in judged) return refusal(read.rows.length, judged.faults);
    const { plan } = judged;
    const counts = {
      rows: read.rows.length,
      peopleAdded: plan.added.length,
      peopleChanged: plan.changed.length,
      membershipsAdded: plan.memberships.length,
      faults: [],
    };
    if (input.mode === "dry_run") return { kind: "checked", ...counts };
    await write(tx, organizationId, { plan, now });
    await rescheduleFrom(tx, organization, now);
    const { faults: _, ...after } = counts;
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "roster.import",
      objectKind: "organization",
      objectId: organizationId,
      after,
    });
    return { kind: "applied", ...counts };
  });
}

function refusal(rows: number, faults: ImportOutcome["faults"]): ImportOutcome {
  return { kind: "refused", rows, peopleAdded: 0, peopleChanged: 0, membershipsAdded: 0, faults };
}

async function loadContext(tx: Transaction, organizationId: string): Promise<ImportContext> {
  const people = await tx.select().from(persons).where(eq(persons.organizationId, organizationId));
  const known = await tx.select().from(sections).where(eq(sections.organizationId, organizationId));
  const members = await tx
    .select()
    .from(sectionMembers)
    .where(
      and(
        eq(sectionMembers.organizationId, organizationId),
        or(isNull(sectionMembers.validTo), sql`${sectionMembers.validTo} > ${sectionMembers.validFrom}`),
      ),
    );
  const names = new Map<string, string | null>();
  for (const { id, nameAr, nameEn } of known) {
    for (const name of new Set([foldName(nameAr), foldName(nameEn)]))
      names.set(name, names.has(name) ? null : id);
  }
  return {
    persons: people,
    sections: names,
    existing: members.map(({ personId, sectionId, role, validFrom, validTo }) => ({
      personId,
      groupId: sectionId,
      role,
      from: validFrom,
      to: validTo,
    })),
  };
}

async function write(
  tx: Transaction,
  organizationId: string,
  { plan, now }: { plan: ImportPlan; now: Date },
): Promise<void> {
  const added = plan.added.map((person) => ({ ...person, organizationId, id: uuidv7(), createdAt: now }));
  for (let i = 0; i < added.length; i += BATCH) await tx.insert(persons).values(added.slice(i, i + BATCH));
  for (const { id, ...said } of plan.changed) {
    await tx
      .update(persons)
      .set(said)
      .where(and(eq(persons.organizationId, organizationId), eq(persons.id, id)));
  }
  const found = await tx
    .select({ id: persons.id, number: persons.number })
    .from(persons)
    .where(eq(persons.organizationId, organizationId));
  const ids = new Map(found.map(({ id, number }) => [number, id]));
  const members = plan.memberships.flatMap(({ number, sectionId, role, from, to }) => {
    const personId = ids.get(number);
    return personId ? { organizationId, sectionId, personId, role, validFrom: from, validTo: to } : [];
  });
  for (let i = 0; i < members.length; i += BATCH) {
    await tx.insert(sectionMembers).values(members.slice(i, i + BATCH));
  }
}
