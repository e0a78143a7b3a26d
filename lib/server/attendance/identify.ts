import "server-only";
import type { Calibration } from "@/lib/domain/calibration";
import type { ModelName } from "@/lib/domain/embedder-model";
import { doFramesAgree } from "@/lib/domain/frame-agreement";
import { decideIdentity, type IdentificationDecision } from "@/lib/domain/identification";
import { rotate } from "@/lib/domain/orthogonal-transform";
import type { Transaction } from "../database";
import { findLookalikes } from "../enrolment/references";
import { currentTemplateKeys } from "../templates/template-keys";
import type { Probe } from "./read-probe";
import {
  countGallery,
  findNearestOfEach,
  findNearestPeople,
  type Gallery,
  type GalleryLimit,
} from "./search-gallery";

/**
 * 1:N search of a probe, among templates of its own model, of the people whom the device may find (`limit`; null: everybody) and nobody else.
 * Roster first: those of them
 * who are expected now are decided over with the threshold of their small number, unless somebody else in reach is nearer. Otherwise the
 * whole reach decides with the threshold of its size. Whoever it names, three of the frames must name as well; two are too few to decide. Somebody
 * whom staff know to look like somebody else is not told from them by a look alone.
 */
export async function identify(
  tx: Transaction,
  {
    organizationId,
    probe,
    model,
    calibration,
    limit,
    now,
  }: {
    organizationId: string;
    probe: Probe;
    model: ModelName;
    calibration: Calibration;
    limit: GalleryLimit | null;
    now: Date;
  },
): Promise<IdentificationDecision> {
  const { transform } = await currentTemplateKeys(tx, organizationId);
  const rotated = rotate(probe.fused, transform);
  const look = async (gallery: Gallery) => {
    const candidates = await findNearestPeople(tx, { organizationId, model, gallery, probe: rotated });
    const size = await countGallery(tx, organizationId, model, gallery);
    return { gallery, candidates, decision: decideIdentity(candidates, size, calibration) };
  };
  const roster = await look({ kind: "open_sessions", limit, now });
  const whole = await look({ kind: "reach", limit });
  const nearestIsExpected = roster.candidates[0]?.personId === whole.candidates[0]?.personId;
  const { gallery, decision } = nearestIsExpected && roster.decision.kind !== "no_match" ? roster : whole;
  if (decision.kind !== "identified") return decision;
  const frames = probe.frames.map((frame) => rotate(frame, transform));
  const named = await findNearestOfEach(tx, { organizationId, model, gallery, probes: frames });
  if (!doFramesAgree(decision.personId, named)) return { kind: "ambiguous", candidateIds: [] };
  const alike = await findLookalikes(tx, organizationId, decision.personId);
  return alike.length > 0 ? { kind: "ambiguous", candidateIds: [decision.personId, ...alike] } : decision;
}
