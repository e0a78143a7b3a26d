import "server-only";
import { decodeVector } from "@/lib/contracts/bytes";
import type { NamedFaces, NameFacesRequest } from "@/lib/contracts/roll-call";
import { modelOfName } from "@/lib/domain/embedder-model";
import { rotate } from "@/lib/domain/orthogonal-transform";
import { judgeQuality } from "@/lib/domain/quality-gate";
import { type FaceName, nameFaces } from "@/lib/domain/roll-call/name-faces";
import { isUnit } from "@/lib/domain/vector";
import { type Actor, authorise } from "../actor";
import { ensureSessions, loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { acceptModel } from "../recognition/accept-model";
import { calibrationFor } from "../recognition/organization-calibration";
import { currentTemplateKeys } from "../templates/template-keys";
import { holdLookRate } from "./hold-look-rate";
import * as query from "./queries";
import { requireMarkableSession } from "./require-markable-session";

/**
 * Who of a session's roster the faces in view are: for whoever may take its roll, while it is open, and signed in as a person (a key never
 * looks). Only the roster is searched, nobody is marked, and nothing of a face is kept; that a look was taken is audited. Problems:
 * `class_session_not_found`, `session_cancelled`, `session_not_open_yet`, `roll_call_over`, `period_locked`, `roll_call_model`,
 * `invalid_field`; TooMany.
 */
export async function nameFacesInView(
  actor: Actor,
  { sessionId, model: named, faces }: NameFacesRequest,
  now: Date,
): Promise<NamedFaces> {
  const reach = authorise(actor, "roll.take");
  if (actor.scopes !== null) throw new Problem("forbidden", "key_lacks_scope");
  holdLookRate(actor, now);
  const { organizationId } = actor;
  const accepted = await acceptModel(modelOfName(named));
  const probes = faces.map(({ embedding }) => readUnitVector(embedding));
  return inOrganization(organizationId, async (tx) => {
    await ensureSessions(tx, await loadOrganization(tx, organizationId), now);
    const session = await requireMarkableSession(tx, { actor, reach, now }, sessionId);
    if (session.windowTo < now) throw new Problem("conflict", "roll_call_over");
    if (!accepted) throw new Problem("conflict", "roll_call_model");
    const { transform } = await currentTemplateKeys(tx, organizationId);
    const gallery = { organizationId, sessionId, model: accepted.model };
    const distances = await query.distancesToRoster(
      tx,
      gallery,
      probes.map((probe) => rotate(probe, transform)),
    );
    const roster = new Set(distances.flat().map(({ personId }) => personId));
    const { padThreshold } = accepted.calibration;
    const names = nameFaces(
      faces.map(({ pad, quality }, i) => ({
        candidates: distances[i] ?? [],
        isFit: pad >= padThreshold && judgeQuality(quality, "roll_call") === null,
      })),
      {
        gallerySize: roster.size,
        calibration: await calibrationFor(tx, organizationId, accepted),
        alike: await query.findAlike(tx, organizationId, [...roster]),
      },
    );
    const count = (kind: FaceName["kind"]) => names.filter((one) => one.kind === kind).length;
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "roll.look",
      objectKind: "class_session",
      objectId: sessionId,
      after: { named: count("named"), unsure: count("unsure"), unknown: count("unknown") },
    });
    return { faces: names };
  });
}

function readUnitVector(text: string): Float32Array {
  const vector = decodeVector(text);
  if (!vector || !isUnit(vector)) throw new Problem("invalid", "invalid_field", "faces");
  return vector;
}
