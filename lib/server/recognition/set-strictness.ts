import "server-only";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { findSettings } from "./queries";
import { saveSettings } from "./save-settings";

/** Sets which share of searches may name a stranger; thresholds follow from it and the size of the gallery at the next check-in. */
export async function setStrictness(
  actor: Actor,
  { targetFpir }: { targetFpir: number },
  now: Date,
): Promise<void> {
  authorise(actor, "policy.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const before = await findSettings(tx, organizationId);
    await saveSettings(tx, actor, { targetFpir }, now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "recognition.adjust",
      objectKind: "organization",
      objectId: organizationId,
      before: { targetFpir: before?.targetFpir ?? null },
      after: { targetFpir },
    });
  });
}
