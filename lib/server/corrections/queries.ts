import "server-only";
import { and, asc, desc, eq, inArray, ne, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { correctionFiles, corrections } from "@/db/schema/corrections";
import { obligations } from "@/db/schema/obligations";
import { accounts, persons } from "@/db/schema/people";
import type { CorrectionView, PaperView, RequestedChange } from "@/lib/contracts/corrections";
import { expectedViews } from "../attendance/expected-view";
import type { Transaction } from "../database";

const LIST_LIMIT = 200;

const requesters = alias(accounts, "requesters");
const deciders = alias(accounts, "deciders");

/** Corrections that a condition (on corrections and their obligations) selects: pending ones oldest first, decided ones newest first. */
export async function findCorrections(
  tx: Transaction,
  organizationId: string,
  { state, condition }: { state: "pending" | "decided" | "all"; condition: SQL | undefined },
): Promise<CorrectionView[]> {
  const found = await tx
    .select({
      correction: corrections,
      obligation: obligations,
      person: persons,
      requester: { ar: requesters.nameAr, en: requesters.nameEn },
      decider: { ar: deciders.nameAr, en: deciders.nameEn },
      // The bytes stay where they are.
      file: {
        id: correctionFiles.id,
        name: correctionFiles.name,
        mediaType: correctionFiles.mediaType,
        size: correctionFiles.size,
      },
    })
    .from(corrections)
    .innerJoin(
      obligations,
      and(
        eq(obligations.organizationId, corrections.organizationId),
        eq(obligations.id, corrections.obligationId),
      ),
    )
    .innerJoin(
      persons,
      and(eq(persons.organizationId, corrections.organizationId), eq(persons.id, corrections.personId)),
    )
    .innerJoin(
      requesters,
      and(
        eq(requesters.organizationId, corrections.organizationId),
        eq(requesters.id, corrections.requestedBy),
      ),
    )
    .leftJoin(
      deciders,
      and(eq(deciders.organizationId, corrections.organizationId), eq(deciders.id, corrections.decidedBy)),
    )
    .leftJoin(
      correctionFiles,
      and(
        eq(correctionFiles.organizationId, corrections.organizationId),
        eq(correctionFiles.id, corrections.fileId),
      ),
    )
    .where(
      and(
        eq(corrections.organizationId, organizationId),
        state === "all"
          ? undefined
          : state === "pending"
            ? eq(corrections.state, "pending")
            : ne(corrections.state, "pending"),
        condition,
      ),
    )
    .orderBy(
      state === "pending" ? asc(corrections.requestedAt) : desc(corrections.requestedAt),
      asc(corrections.id),
    )
    .limit(LIST_LIMIT);
  const expected = await expectedViews(
    tx,
    organizationId,
    found.map(({ obligation }) => obligation),
  );
  return found.flatMap(({ correction, person, requester, decider, file }, index) => {
    const of = expected[index];
    if (!of) return [];
    return {
      id: correction.id,
      person: { id: person.id, name: { ar: person.nameAr, en: person.nameEn }, number: person.number },
      expected: of,
      change: changeOf(correction),
      before: correction.before as CorrectionView["before"],
      reasonCode: correction.reasonCode as CorrectionView["reasonCode"],
      reason: correction.reason,
      file: file as PaperView | null,
      requestedBy: requester,
      requestedAt: correction.requestedAt.toISOString(),
      state: correction.state,
      decided:
        decider && correction.decidedAt
          ? { by: decider, at: correction.decidedAt.toISOString(), reason: correction.decisionReason ?? "" }
          : null,
    };
  });
}

/** What a stored request asks, as it was asked. */
export function changeOf({ kind, requested }: typeof corrections.$inferSelect): RequestedChange {
  if (kind === "excuse") return { kind };
  if (kind === "times")
    return { kind, firstIn: requested.firstIn ?? null, lastOut: requested.lastOut ?? null };
  const { presence = "present", late = false, leftEarly = false } = requested;
  return { kind, presence, late, leftEarly };
}

/** Whether a paper is one that this account handed in. */
export async function isOwnPaper(
  tx: Transaction,
  organizationId: string,
  { fileId, accountId }: { fileId: string; accountId: string },
): Promise<boolean> {
  const found = await tx
    .select({ id: correctionFiles.id })
    .from(correctionFiles)
    .where(
      and(
        eq(correctionFiles.organizationId, organizationId),
        inArray(correctionFiles.id, [fileId]),
        eq(correctionFiles.uploadedBy, accountId),
      ),
    );
  return found.length === 1;
}
