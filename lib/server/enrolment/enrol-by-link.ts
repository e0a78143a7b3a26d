import "server-only";
import { and, eq } from "drizzle-orm";
import { enrolmentLinks } from "@/db/schema/enrolments";
import type { LinkEnrolmentOutcome, LinkEnrolmentRequest } from "@/lib/contracts/enrolment";
import { averageOf } from "@/lib/domain/enrolment";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { organizationOfToken } from "../secret-token";
import { findOpenLink } from "./enrolment-link";
import { judgeCaptureFrames } from "./judge-capture-frames";
import { findResembling, insertConsent } from "./references";
import { keepWaiting } from "./waiting-captures";

/**
 * A capture that a person made on their own phone with a link: kept aside, found by nobody, until staff confirm it in person. The link is
 * used up by a capture that is good enough, not by one that is refused. Problem: `enrolment_link_ended`.
 */
export async function enrolByLink(request: LinkEnrolmentRequest, now: Date): Promise<LinkEnrolmentOutcome> {
  const organizationId = organizationOfToken(request.token);
  if (!organizationId) throw new Problem("not_found", "enrolment_link_ended");
  const { modelId, modelVersion, frames, sides, consent } = request;
  return inOrganization(organizationId, async (tx) => {
    const found = await findOpenLink(tx, organizationId, request.token, now);
    if (!found) throw new Problem("not_found", "enrolment_link_ended");
    const judged = await judgeCaptureFrames({ modelId, modelVersion, frames, sides });
    if (judged.kind !== "good") return judged;
    const { model, vectors } = judged;
    const { link } = found;
    const subject = { organizationId, personId: link.personId };
    const consentId = await insertConsent(tx, subject, {
      consent,
      recordedBy: link.createdBy,
      by: "system",
      at: now,
    });
    const resemblesId = await findResembling(tx, subject, { ...judged, vector: averageOf(vectors) });
    const waiting = { ...subject, source: "link" as const, resemblesId, consentId, model, vectors, at: now };
    const reviewId = await keepWaiting(tx, waiting);
    await tx
      .update(enrolmentLinks)
      .set({ usedAt: now })
      .where(and(eq(enrolmentLinks.organizationId, organizationId), eq(enrolmentLinks.id, link.id)));
    await recordAudit(tx, organizationId, {
      by: "system",
      at: now,
      action: "enrolment.wait",
      objectKind: "person",
      objectId: link.personId,
      reason: "by_link",
      after: { reviewId, resemblesId, consentId, linkId: link.id },
    });
    return { kind: "waits_for_staff" };
  });
}
