import "server-only";
import { and, eq } from "drizzle-orm";
import { faceTemplates } from "@/db/schema/faces";
import { organizations } from "@/db/schema/organizations";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { type AuditActor, recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { openTemplate, protectTemplate } from "./protect-template";
import { templateKeys } from "./template-keys";

/** Gives all face templates of the actor's organisation new keys. No decision changes; nobody has to be enrolled again. */
export async function rekeyOrganization(
  actor: Actor,
  now: Date,
): Promise<{ templates: number; epoch: number }> {
  authorise(actor, "template.rekey");
  return inOrganization(actor.organizationId, (tx) => rekey(tx, actor.organizationId, actor, now));
}

/** The re-key itself, in one transaction: searches see the old keys with the old rows or the new keys with the new ones. */
export async function rekey(
  tx: Transaction,
  organizationId: string,
  by: AuditActor,
  now: Date,
): Promise<{ templates: number; epoch: number }> {
  await tx.select().from(organizations).where(eq(organizations.id, organizationId)).for("update");
  const { templateEpoch } = await loadOrganization(tx, organizationId);
  const next = templateKeys(organizationId, templateEpoch + 1);
  const templates = await tx
    .select()
    .from(faceTemplates)
    .where(eq(faceTemplates.organizationId, organizationId));
  for (const template of templates) {
    const vector = openTemplate(template.sealed, template, templateKeys(organizationId, template.keyEpoch));
    await tx
      .update(faceTemplates)
      .set(protectTemplate(vector, template, next))
      .where(and(eq(faceTemplates.organizationId, organizationId), eq(faceTemplates.id, template.id)));
  }
  await tx
    .update(organizations)
    .set({ templateEpoch: next.epoch })
    .where(eq(organizations.id, organizationId));
  await recordAudit(tx, organizationId, {
    by,
    at: now,
    action: "template.rekey",
    objectKind: "organization",
    objectId: organizationId,
    before: { epoch: templateEpoch },
    after: { epoch: next.epoch, templates: templates.length },
  });
  return { templates: templates.length, epoch: next.epoch };
}
