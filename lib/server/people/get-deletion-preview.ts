import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { attendanceRecords, timeEvents } from "@/db/schema/attendance";
import { auditLog } from "@/db/schema/audit";
import { faceTemplates } from "@/db/schema/faces";
import { loginSessions } from "@/db/schema/login-sessions";
import { accounts, consents } from "@/db/schema/people";
import type { DeletionPreview } from "@/lib/contracts/people";
import { type Actor, authorise } from "../actor";
import { inOrganization, type Transaction } from "../database";
import { loadPerson } from "./load-person";

type PersonTable =
  | typeof faceTemplates
  | typeof consents
  | typeof accounts
  | typeof timeEvents
  | typeof attendanceRecords;

/** What deleting a person would erase and what would stay, to be told before. Problem: `person_not_found`. */
export async function getDeletionPreview(
  actor: Actor,
  { personId }: { personId: string },
): Promise<DeletionPreview> {
  authorise(actor, "person.delete");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    await loadPerson(tx, organizationId, personId);
    const isTheirs = (table: PersonTable) =>
      and(eq(table.organizationId, organizationId), eq(table.personId, personId));
    return {
      erased: {
        templates: await tx.$count(faceTemplates, isTheirs(faceTemplates)),
        consents: await tx.$count(consents, isTheirs(consents)),
        accounts: await tx.$count(accounts, isTheirs(accounts)),
        signIns: await countSignIns(tx, organizationId, personId),
      },
      kept: {
        attendance: await tx.$count(attendanceRecords, isTheirs(attendanceRecords)),
        sightings: await tx.$count(timeEvents, isTheirs(timeEvents)),
        auditRows: await tx.$count(
          auditLog,
          and(eq(auditLog.organizationId, organizationId), eq(auditLog.objectId, personId)),
        ),
      },
    };
  });
}

async function countSignIns(tx: Transaction, organizationId: string, personId: string): Promise<number> {
  const open = await tx
    .select({ id: loginSessions.id })
    .from(loginSessions)
    .innerJoin(
      accounts,
      and(
        eq(accounts.organizationId, loginSessions.organizationId),
        eq(accounts.id, loginSessions.accountId),
        eq(accounts.personId, personId),
      ),
    )
    .where(and(eq(loginSessions.organizationId, organizationId), isNull(loginSessions.endedAt)));
  return open.length;
}
