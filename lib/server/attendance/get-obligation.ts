import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { recordDecisions } from "@/db/schema/attendance";
import { corrections } from "@/db/schema/corrections";
import { obligations } from "@/db/schema/obligations";
import { accounts, persons } from "@/db/schema/people";
import type { ObligationDetail } from "@/lib/contracts/person-attendance";
import { type Actor, authorise, may } from "../actor";
import { findCorrections } from "../corrections/queries";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { reachOf } from "../sections/own-sections";
import { heldBy } from "./attendance-scope";
import { ensureSessions, loadOrganization } from "./ensure-sessions";
import { findEventViews } from "./event-views";
import { linesOf } from "./load-attendance";
import { findRecord } from "./mark-person";
import { loadStatusCodes } from "./status-codes";

/**
 * One obligation with everything that speaks for and against it: for the person it is about, and for staff in whose reach it is. Problem:
 * `obligation_not_found`.
 */
export async function getObligation(
  actor: Actor,
  { obligationId }: { obligationId: string },
  now: Date,
): Promise<ObligationDetail> {
  authorise(actor, "attendance.view_own");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    await ensureSessions(tx, await loadOrganization(tx, organizationId), now);
    const found = await findVisible(tx, actor, obligationId, now);
    if (!found) throw new Problem("not_found", "obligation_not_found");
    const { obligation, person } = found;
    const record = await findRecord(tx, organizationId, obligationId);
    const codes = await loadStatusCodes(tx, organizationId);
    const [line] = await linesOf(tx, organizationId, { found: [{ obligation, record }], codes, now });
    if (!line) throw new Problem("not_found", "obligation_not_found");
    return {
      person: { id: person.id, name: { ar: person.nameAr, en: person.nameEn }, number: person.number },
      line,
      events: await findEventViews(tx, organizationId, obligation),
      decisions: await findDecisions(tx, organizationId, obligationId),
      corrections: await findCorrections(tx, organizationId, {
        state: "all",
        condition: eq(corrections.obligationId, obligationId),
      }),
    };
  });
}

async function findVisible(tx: Transaction, actor: Actor, obligationId: string, now: Date) {
  const [found] = await tx
    .select({ obligation: obligations, person: persons })
    .from(obligations)
    .innerJoin(
      persons,
      and(eq(persons.organizationId, obligations.organizationId), eq(persons.id, obligations.personId)),
    )
    .where(and(eq(obligations.organizationId, actor.organizationId), eq(obligations.id, obligationId)));
  if (!found || found.obligation.personId === actor.personId) return found ?? null;
  if (!may(actor, "attendance.view")) return null;
  const own = await reachOf(tx, actor, authorise(actor, "attendance.view"), now);
  const [inReach] = await tx
    .select({ id: obligations.id })
    .from(obligations)
    .where(
      and(
        eq(obligations.organizationId, actor.organizationId),
        eq(obligations.id, obligationId),
        heldBy(obligations, own),
      ),
    );
  return inReach ? found : null;
}

async function findDecisions(
  tx: Transaction,
  organizationId: string,
  obligationId: string,
): Promise<ObligationDetail["decisions"]> {
  const found = await tx
    .select({ decision: recordDecisions, ar: accounts.nameAr, en: accounts.nameEn })
    .from(recordDecisions)
    .innerJoin(
      accounts,
      and(
        eq(accounts.organizationId, recordDecisions.organizationId),
        eq(accounts.id, recordDecisions.decidedBy),
      ),
    )
    .where(
      and(eq(recordDecisions.organizationId, organizationId), eq(recordDecisions.obligationId, obligationId)),
    )
    .orderBy(desc(recordDecisions.decidedAt), desc(recordDecisions.id));
  return found.map(({ decision: { id, kind, method, decidedAt, note, sets }, ar, en }) => ({
    id,
    kind,
    method,
    by: { ar, en },
    at: decidedAt.toISOString(),
    note,
    sets: { type: sets.type },
  }));
}
