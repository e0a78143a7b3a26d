import "server-only";
import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { invitations } from "@/db/schema/credentials";
import { accounts, persons } from "@/db/schema/people";
import { affiliations } from "@/db/schema/units";
import type { AcceptedInvitation, acceptInvitationSchema } from "@/lib/contracts/invitations";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { organizationOfToken } from "../secret-token";
import { findAccountByEmail, type InvitationRow, loadOpenInvitation } from "./invitation";
import { hashPassword } from "./password";
import { requireGoodPassword } from "./require-good-password";

/**
 * Accepts an invitation, once: who has no account in the organisation gets one (and becomes a person there, unless the invitation was for
 * somebody who is), who has one gets the role added. It signs nobody in. Problems: `invitation_ended`, `password_<fault>` (field
 * password), `account_inactive`.
 */
export async function acceptInvitation(
  { token, password = "" }: z.output<typeof acceptInvitationSchema>,
  now: Date,
): Promise<AcceptedInvitation> {
  const organizationId = organizationOfToken(token);
  if (!organizationId) throw new Problem("not_found", "invitation_ended");
  const isNew = await inOrganization(organizationId, async (tx) => {
    const invitation = await loadOpenInvitation(tx, { organizationId, token }, now);
    const account = await findAccountByEmail(tx, organizationId, invitation.email);
    if (!account) await judgePassword(tx, invitation, password);
    return account === null;
  });
  // Outside of the transactions: it takes a quarter of a second.
  const passwordHash = isNew ? await hashPassword(password) : null;
  return inOrganization(organizationId, async (tx) => {
    const invitation = await loadOpenInvitation(tx, { organizationId, token }, now);
    const member = await memberOf(tx, invitation, { passwordHash, now });
    await tx
      .update(invitations)
      .set({ acceptedAt: now })
      .where(and(eq(invitations.organizationId, organizationId), eq(invitations.id, invitation.id)));
    await affiliate(tx, { ...invitation, personId: member.personId }, now);
    const { role, unitId, validFrom, validTo } = invitation;
    await recordAudit(tx, organizationId, {
      by: { accountId: member.accountId },
      at: now,
      action: "invitation.accept",
      objectKind: "person",
      objectId: member.personId,
      after: { invitationId: invitation.id, role, unitId, validFrom, validTo },
    });
    return { email: invitation.email, isNew, validFrom };
  });
}

async function judgePassword(tx: Transaction, row: InvitationRow, password: string): Promise<void> {
  const organization = await loadOrganization(tx, row.organizationId);
  const owner = {
    email: row.email,
    name: { ar: row.nameAr, en: row.nameEn },
    organization: { ar: organization.nameAr, en: organization.nameEn },
    hasSecondFactor: false,
  };
  await requireGoodPassword(password, owner, "password");
}

type Member = { accountId: string; personId: string };

/** The account that the invitation is for: the one that is there, or a new one. */
async function memberOf(
  tx: Transaction,
  row: InvitationRow,
  { passwordHash, now }: { passwordHash: string | null; now: Date },
): Promise<Member> {
  const { organizationId, email, nameAr, nameEn } = row;
  const known = await findAccountByEmail(tx, organizationId, email);
  if (known && !known.active) throw new Problem("conflict", "account_inactive");
  if (known) return { accountId: known.id, personId: known.personId };
  // The account was there a moment ago, when no password was asked for.
  if (passwordHash === null) throw new Problem("conflict", "invitation_ended");
  const personId = row.personId ?? (await addStaffPerson(tx, row, now));
  const accountId = uuidv7();
  await tx
    .insert(accounts)
    .values({ organizationId, id: accountId, email, passwordHash, nameAr, nameEn, personId, createdAt: now });
  return { accountId, personId };
}

/** A person for somebody of whom nothing was known: an employee with the next number E1, E2 ... which an administrator may change. */
async function addStaffPerson(
  tx: Transaction,
  { organizationId, nameAr, nameEn }: InvitationRow,
  now: Date,
): Promise<string> {
  const id = uuidv7();
  const [last] = await tx
    .select({
      number: sql<number>`coalesce(max(substring(${persons.number} from '^E([0-9]{1,6})$')::int), 0)`,
    })
    .from(persons)
    .where(eq(persons.organizationId, organizationId));
  const number = `E${(last?.number ?? 0) + 1}`;
  await tx
    .insert(persons)
    .values({ organizationId, id, kind: "employee", nameAr, nameEn, number, createdAt: now });
  return id;
}

/** Adds the role, unless the person has it there already from before and beyond that day. */
async function affiliate(
  tx: Transaction,
  row: InvitationRow & { personId: string },
  now: Date,
): Promise<void> {
  const { organizationId, personId, role, unitId, validFrom, validTo } = row;
  const held = await tx.$count(
    affiliations,
    and(
      eq(affiliations.organizationId, organizationId),
      eq(affiliations.personId, personId),
      eq(affiliations.role, role),
      unitId === null ? isNull(affiliations.unitId) : eq(affiliations.unitId, unitId),
      sql`${affiliations.validFrom} <= ${validFrom}`,
      or(isNull(affiliations.validTo), validTo === null ? sql`false` : gt(affiliations.validTo, validTo)),
    ),
  );
  if (held > 0) return;
  await tx
    .insert(affiliations)
    .values({ organizationId, id: uuidv7(), personId, role, unitId, validFrom, validTo, createdAt: now });
}
