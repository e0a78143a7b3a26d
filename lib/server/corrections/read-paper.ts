import "server-only";
import { and, eq, or, type SQL, sql } from "drizzle-orm";
import { correctionFiles, corrections } from "@/db/schema/corrections";
import { leaves } from "@/db/schema/leave";
import { obligations } from "@/db/schema/obligations";
import type { PaperView } from "@/lib/contracts/corrections";
import { type Actor, authorise, may } from "../actor";
import { heldBy } from "../attendance/attendance-scope";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { type OwnReach, personInReach, reachOf } from "../sections/own-sections";

/**
 * A paper with its bytes: for whoever handed it in, and for those who decide the request it goes with. Everybody else's is
 * Problem `paper_not_found`.
 */
export async function readPaper(
  actor: Actor,
  { id }: { id: string },
  now: Date,
): Promise<PaperView & { bytes: Uint8Array }> {
  authorise(actor, "correction.request");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const decides = may(actor, "correction.decide");
    const own = decides ? await reachOf(tx, actor, authorise(actor, "correction.decide"), now) : null;
    const mine = eq(correctionFiles.uploadedBy, actor.accountId);
    const [paper] = await tx
      .select()
      .from(correctionFiles)
      .where(
        and(
          eq(correctionFiles.organizationId, organizationId),
          eq(correctionFiles.id, id),
          decides ? or(mine, goesWithRequest(tx, organizationId, own)) : mine,
        ),
      );
    if (!paper) throw new Problem("not_found", "paper_not_found");
    const { name, mediaType, size, bytes } = paper;
    return { id, name, mediaType, size, bytes };
  });
}

/** Whether the paper goes with a correction or leave that somebody with this reach decides. */
function goesWithRequest(tx: Transaction, organizationId: string, own: OwnReach | null): SQL {
  const correction = tx
    .select({ one: sql`1` })
    .from(corrections)
    .innerJoin(
      obligations,
      and(
        eq(obligations.organizationId, corrections.organizationId),
        eq(obligations.id, corrections.obligationId),
      ),
    )
    .where(
      and(
        eq(corrections.organizationId, organizationId),
        eq(corrections.fileId, correctionFiles.id),
        heldBy(obligations, own),
      ),
    );
  const leave = tx
    .select({ one: sql`1` })
    .from(leaves)
    .where(
      and(
        eq(leaves.organizationId, organizationId),
        eq(leaves.fileId, correctionFiles.id),
        own === null ? undefined : personInReach(organizationId, sql`${leaves.personId}`, own),
      ),
    );
  return sql`(exists ${correction} or exists ${leave})`;
}
