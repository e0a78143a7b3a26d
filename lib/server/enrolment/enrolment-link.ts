import "server-only";
import { and, eq, gt, isNull } from "drizzle-orm";
import { enrolmentLinks } from "@/db/schema/enrolments";
import { persons } from "@/db/schema/people";
import type { Transaction } from "../database";
import { hashOfToken } from "../secret-token";

/** How long a link may be used, in days. */
export const ENROLMENT_LINK_DAYS = 7;

/** The link of a token with its person, while it may still be used; locked until the caller's transaction ends. */
export async function findOpenLink(tx: Transaction, organizationId: string, token: string, now: Date) {
  const [row] = await tx
    .select({ link: enrolmentLinks, person: persons })
    .from(enrolmentLinks)
    .innerJoin(
      persons,
      and(
        eq(persons.organizationId, enrolmentLinks.organizationId),
        eq(persons.id, enrolmentLinks.personId),
        eq(persons.status, "active"),
      ),
    )
    .where(
      and(
        eq(enrolmentLinks.organizationId, organizationId),
        eq(enrolmentLinks.tokenHash, hashOfToken(token)),
        gt(enrolmentLinks.expiresAt, now),
        isNull(enrolmentLinks.usedAt),
        isNull(enrolmentLinks.revokedAt),
      ),
    )
    .for("update");
  return row ?? null;
}
