import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { sha256Text, vectorBytes } from "@/lib/contracts/bytes";
import type { CheckInOutcome, MarkRequest } from "@/lib/contracts/check-in";
import { classOfRefusal, type RefusalCode } from "@/lib/domain/check-in-code";
import { type Actor, authorise } from "../actor";
import { ensureSessions, type OrganizationRow } from "../attendance/ensure-sessions";
import { wasEmbeddingSeen } from "../attendance/queries";
import { readAttestation, signatureHolds, type UnverifiedAttestation } from "../attendance/read-attestation";
import { readProbe } from "../attendance/read-probe";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { keyedHash } from "../secrets";
import { judgeOwnFace } from "./judge-own-face";
import * as query from "./queries";
import { requireSelfCheckIn, requireSignIn } from "./require-self-check-in";
import { selfAudience } from "./self-audience";
import { writeSelfMark } from "./write-self-mark";

const SEEN_EMBEDDING_MS = 24 * 60 * 60 * 1000;
/** Every refusal takes a multiple of this, so that its time does not tell its cause. */
const REFUSAL_BUCKET_MS = 300;

type Ended = { code: string; outcome: CheckInOutcome; embeddingHmac: string | null };

/**
 * Somebody answers the question of a try with their own face, on a device of their own (security.md §1.4, T0): one answer, from the sign-in
 * that typed the code, signed by the key that was made for it, compared with this person's templates and nobody else's. Every end is an
 * outcome; it says yes or no and no number. Problem: `self_check_in_off`.
 */
export async function finishSelfCheckIn(
  actor: Actor,
  request: MarkRequest,
  now: Date,
): Promise<CheckInOutcome> {
  authorise(actor, "attendance.mark");
  requireSignIn(actor);
  const begun = performance.now();
  const attestation = readAttestation(request.attestation);
  const outcome =
    typeof attestation === "string"
      ? outcomeOf(attestation)
      : await inOrganization(actor.organizationId, (tx) =>
          answerOnce(tx, { actor, request, attestation }, now),
        );
  const accepted = ["recorded", "already_recorded", "checked_out", "in_review"].includes(outcome.kind);
  if (!accepted) await sleep(REFUSAL_BUCKET_MS - ((performance.now() - begun) % REFUSAL_BUCKET_MS));
  return outcome;
}

type Answered = { actor: Actor; request: MarkRequest; attestation: UnverifiedAttestation };

async function answerOnce(tx: Transaction, answered: Answered, now: Date): Promise<CheckInOutcome> {
  const { actor, request, attestation } = answered;
  const { organizationId, accountId, sessionId: signInId } = actor;
  const organization = await requireSelfCheckIn(tx, organizationId);
  const row = await query.findTry(tx, { organizationId, accountId, signInId }, attestation.claims.cid);
  if (!row) return refuse(tx, answered, { code: "CH_UNKNOWN", now });
  const bodySha256 = await sha256Text(
    JSON.stringify([request.attestation, request.embedding, request.frames, request.trace]),
  );
  if (row.answeredAt) {
    if (row.bodySha256 === bodySha256) return row.outcome as CheckInOutcome;
    return refuse(tx, answered, { code: "CH_USED", now });
  }
  const doubt = await doubtAnswer(row, answered, now);
  // Nothing that was not signed for this very question ends it: somebody else's noise must not spend a person's try.
  if (doubt) return refuse(tx, answered, { code: doubt, now });
  const ended = await judge(tx, { organization, row, answered }, now);
  const { code, outcome, embeddingHmac } = ended;
  await query.saveTry(tx, row, { answeredAt: now, code, outcome, bodySha256, embeddingHmac });
  return outcome;
}

/** Checks 3 to 10: the question is open, and this is its one answer by the key and the account it was asked of. */
async function doubtAnswer(
  row: query.SelfTryRow,
  { actor, attestation }: Answered,
  now: Date,
): Promise<RefusalCode | null> {
  const { claims, kid, jws } = attestation;
  if (kid !== row.kid || !row.publicKey || !(await signatureHolds(jws, row.publicKey))) return "ATT_SIG";
  const isOurs = claims.iss === actor.accountId && claims.org === actor.organizationId;
  if (!isOurs || claims.aud !== selfAudience() || claims.tier !== "T0") return "ATT_BIND";
  if (!row.challengeExpiresAt || row.challengeExpiresAt <= now) return "CH_EXPIRED";
  return row.nonce === claims.nonce ? null : "CH_NONCE";
}

async function judge(
  tx: Transaction,
  {
    organization,
    row,
    answered,
  }: { organization: OrganizationRow; row: query.SelfTryRow; answered: Answered },
  now: Date,
): Promise<Ended> {
  const { request, attestation } = answered;
  const { claims } = attestation;
  const probe = await readProbe(request, claims);
  const embeddingHmac =
    typeof probe === "string"
      ? null
      : keyedHash("seen-embedding", Buffer.from(vectorBytes(probe.fused)).toString("base64url"));
  const refused = async (code: RefusalCode): Promise<Ended> => ({
    code,
    outcome: await refuse(tx, answered, { code, now }),
    embeddingHmac,
  });
  if (typeof probe === "string") return refused(probe);
  const seen = { hmac: embeddingHmac ?? "", since: new Date(now.getTime() - SEEN_EMBEDDING_MS) };
  const { organizationId } = row;
  const isCopy =
    (await query.wasEmbeddingTried(tx, organizationId, { ...seen, except: row.id })) ||
    (await wasEmbeddingSeen(tx, organizationId, { ...seen, except: claims.jti }));
  if (isCopy) return refused("EMB_REPLAY");
  await ensureSessions(tx, organization, now);
  const [open] = await query.findOpenClasses(tx, row, now);
  if (!open) return refused("CH_EXPIRED");
  const face = await judgeOwnFace(tx, { row, request, claims, probe });
  if (typeof face === "string") return refused(face);
  const mark = await writeSelfMark(tx, organization, { row, claims, face }, now);
  return { ...mark, embeddingHmac };
}

async function refuse(
  tx: Transaction,
  { actor, attestation }: Answered,
  { code, now }: { code: RefusalCode; now: Date },
): Promise<CheckInOutcome> {
  await recordAudit(tx, actor.organizationId, {
    by: actor,
    at: now,
    action: "attendance.self_refuse",
    objectKind: "attestation",
    objectId: attestation.claims.jti,
    reason: code,
  });
  return outcomeOf(code);
}

/** What the person hears: that it was not accepted, that the question is over, or that this page is none of ours. */
function outcomeOf(code: RefusalCode): CheckInOutcome {
  const kind = classOfRefusal(code);
  return kind === "wait" ? { kind: "not_recognised" } : { kind };
}
