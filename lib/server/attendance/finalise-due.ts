import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { obligations } from "@/db/schema/obligations";
import { organizations } from "@/db/schema/organizations";
import { anyOf } from "../any-of";
import { recordAudit } from "../audit/record-audit";
import { inDirectory, inOrganization, rows, type Transaction } from "../database";
import { ensureSessions, loadOrganization } from "./ensure-sessions";
import { rulebookForRecords } from "./recompute-records";
import { updateRecords } from "./update-records";

/** How many obligations are settled in one transaction. */
const BATCH = 300;
/** An absence that waits for kiosks is looked at again after this long. */
const LOOK_AGAIN_MS = 5 * 60_000;

/**
 * Opens what is due and settles what is over, in every organisation: the work of the system's clock. Several processes may do it at once;
 * each obligation is taken by one. Answers how many records became final.
 */
export async function finaliseDue(now: Date): Promise<number> {
  const found = await inDirectory((tx) => tx.select({ id: organizations.id }).from(organizations));
  let settled = 0;
  for (const { id } of found) settled += await finaliseOrganization(id, now);
  return settled;
}

/** The same for one organisation, batch by batch until nothing is due. */
export async function finaliseOrganization(organizationId: string, now: Date): Promise<number> {
  await inOrganization(organizationId, async (tx) =>
    ensureSessions(tx, await loadOrganization(tx, organizationId), now),
  );
  for (let settled = 0; ; ) {
    const batch = await inOrganization(organizationId, (tx) => settleBatch(tx, organizationId, now));
    settled += batch.settled;
    if (batch.claimed < BATCH) return settled;
  }
}

async function settleBatch(
  tx: Transaction,
  organizationId: string,
  now: Date,
): Promise<{ claimed: number; settled: number }> {
  const due = await claimDue(tx, organizationId, now);
  if (due.length === 0) return { claimed: 0, settled: 0 };
  const rulebook = await rulebookForRecords(tx, await loadOrganization(tx, organizationId));
  const changes = await updateRecords(tx, rulebook, {
    personIds: [...new Set(due.map(({ personId }) => personId))],
    from: new Date(Math.min(...due.map(({ windowFrom }) => Date.parse(windowFrom)))),
    to: new Date(Math.max(...due.map(({ windowTo }) => Date.parse(windowTo)))),
    now,
  });
  await tx
    .update(obligations)
    .set({ checkAt: new Date(now.getTime() + LOOK_AGAIN_MS) })
    .where(
      and(
        eq(obligations.organizationId, organizationId),
        anyOf(
          obligations.id,
          due.map(({ id }) => id),
        ),
        eq(obligations.state, "open"),
      ),
    );
  const final = changes.filter(({ after }) => after.state === "final");
  if (final.length > 0)
    await recordAudit(tx, organizationId, {
      by: "system",
      at: now,
      action: "attendance.finalise",
      objectKind: "organization",
      objectId: organizationId,
      after: {
        records: final.length,
        absent: final.filter(({ after }) => after.presence === "absent").length,
      },
    });
  return { claimed: due.length, settled: final.length };
}

type Due = { id: string; personId: string; windowFrom: string; windowTo: string };

/** Takes what is due away from other processes until the transaction ends. */
function claimDue(tx: Transaction, organizationId: string, now: Date): Promise<Due[]> {
  return rows<Due>(
    tx.execute(sql`select id, person_id as "personId", window_from as "windowFrom", window_to as "windowTo" from ${obligations}
      where organization_id = ${organizationId} and state = 'open' and check_at < ${now.toISOString()}
      order by check_at limit ${BATCH} for update skip locked`),
  );
}
