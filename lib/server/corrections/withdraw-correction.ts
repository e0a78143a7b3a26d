import "server-only";
import { and, eq } from "drizzle-orm";
import { corrections } from "@/db/schema/corrections";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";

/** Takes one's own request back while nobody has decided it. Problem: `correction_not_found`. */
export async function withdrawCorrection(
  actor: Actor,
  { correctionId }: { correctionId: string },
  now: Date,
): Promise<void> {
  authorise(actor, "correction.request");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const withdrawn = await tx
      .update(corrections)
      .set({ state: "withdrawn", decidedBy: actor.accountId, decidedAt: now })
      .where(
        and(
          eq(corrections.organizationId, organizationId),
          eq(corrections.id, correctionId),
          eq(corrections.personId, actor.personId),
          eq(corrections.state, "pending"),
        ),
      )
      .returning({ id: corrections.id });
    if (withdrawn.length !== 1) throw new Problem("not_found", "correction_not_found");
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "correction.withdraw",
      objectKind: "person",
      objectId: actor.personId,
      after: { correctionId },
    });
  });
}
