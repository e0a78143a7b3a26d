import "server-only";
import type { RenewalPolicy } from "@/lib/domain/reference-renewal";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { findRenewal } from "./queries";
import { saveSettings } from "./save-settings";

/** Sets after how many months references are to be renewed; nobody is found less because of it. */
export async function setRenewal(actor: Actor, policy: RenewalPolicy, now: Date): Promise<void> {
  authorise(actor, "policy.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const before = await findRenewal(tx, organizationId);
    await saveSettings(tx, actor, policy, now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "recognition.set_renewal",
      objectKind: "organization",
      objectId: organizationId,
      before,
      after: policy,
    });
  });
}
