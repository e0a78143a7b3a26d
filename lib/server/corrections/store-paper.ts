import "server-only";
import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { correctionFiles } from "@/db/schema/corrections";
import { PAPER_MAX_BYTES, type PaperView } from "@/lib/contracts/corrections";
import { paperTypeOf, safePaperName } from "@/lib/domain/paper-type";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";

/**
 * Keeps a paper that the actor will name in a request. What it is is read from its bytes. Problems: `paper_too_large`, `paper_kind`
 * (field file).
 */
export async function storePaper(
  actor: Actor,
  { name, bytes }: { name: string; bytes: Uint8Array },
  now: Date,
): Promise<PaperView> {
  authorise(actor, "correction.request");
  if (bytes.byteLength > PAPER_MAX_BYTES) throw new Problem("invalid", "paper_too_large", "file");
  const mediaType = paperTypeOf(bytes);
  if (!mediaType) throw new Problem("invalid", "paper_kind", "file");
  const { organizationId, personId, accountId: uploadedBy } = actor;
  const paper = { id: uuidv7(), name: safePaperName(name), mediaType, size: bytes.byteLength };
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return inOrganization(organizationId, async (tx) => {
    await tx
      .insert(correctionFiles)
      .values({ organizationId, ...paper, personId, sha256, bytes, uploadedBy, uploadedAt: now });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "correction.store_paper",
      objectKind: "person",
      objectId: personId,
      after: { paperId: paper.id, mediaType, size: paper.size, sha256 },
    });
    return paper;
  });
}
