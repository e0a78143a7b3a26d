import "server-only";
import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import { accounts } from "@/db/schema/people";
import { sectionMembers } from "@/db/schema/sections";
import { affiliations } from "@/db/schema/units";
import type { AlertToBe } from "@/lib/domain/attendance/alert-rules";
import type { Transaction } from "../database";
import type { Course } from "./alert-courses";

/**
 * The people who are told of an alert; null stands for the guardians, who are looked up when it is sent. Who decided the status by hand
 * is not told what they wrote.
 */
export async function resolveRecipients(
  tx: Transaction,
  organizationId: string,
  { recipient, exceptBy }: AlertToBe,
  { personId, sectionId, latestDate }: Course,
): Promise<(string | null)[]> {
  if (recipient === "guardian") return [null];
  if (recipient === "person") return [personId];
  const found =
    recipient === "teacher"
      ? await teachersOf(tx, organizationId, sectionId, latestDate)
      : await administrators(tx, organizationId, latestDate);
  const author = exceptBy === null ? null : await personOf(tx, organizationId, exceptBy);
  return [...new Set(found)].filter((id) => id !== author);
}

async function teachersOf(
  tx: Transaction,
  organizationId: string,
  sectionId: string | null,
  onDate: string,
): Promise<string[]> {
  if (sectionId === null) return [];
  const found = await tx
    .select({ personId: sectionMembers.personId })
    .from(sectionMembers)
    .where(
      and(
        eq(sectionMembers.organizationId, organizationId),
        eq(sectionMembers.sectionId, sectionId),
        eq(sectionMembers.role, "teacher"),
        lte(sectionMembers.validFrom, onDate),
        or(isNull(sectionMembers.validTo), gt(sectionMembers.validTo, onDate)),
      ),
    );
  return found.map(({ personId }) => personId);
}

async function administrators(tx: Transaction, organizationId: string, onDate: string): Promise<string[]> {
  const found = await tx
    .select({ personId: affiliations.personId })
    .from(affiliations)
    .where(
      and(
        eq(affiliations.organizationId, organizationId),
        eq(affiliations.role, "administrator"),
        lte(affiliations.validFrom, onDate),
        or(isNull(affiliations.validTo), gt(affiliations.validTo, onDate)),
      ),
    );
  return found.map(({ personId }) => personId);
}

async function personOf(tx: Transaction, organizationId: string, accountId: string): Promise<string | null> {
  const [account] = await tx
    .select({ personId: accounts.personId })
    .from(accounts)
    .where(and(eq(accounts.organizationId, organizationId), eq(accounts.id, accountId)));
  return account?.personId ?? null;
}
