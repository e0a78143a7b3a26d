import "server-only";
import { and, eq, gt, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { invitations } from "@/db/schema/credentials";
import { accounts, persons } from "@/db/schema/people";
import type { InvitationState, InviteStaffRequest } from "@/lib/contracts/invitations";
import type { Transaction } from "../database";
import { Problem } from "../problem";
import { hashOfToken, newSecretToken } from "../secret-token";
import { loadUnit } from "../units/load-unit";

const DAY_MS = 86_400_000;
const INVITATION_DAYS = 7;
/** Invitations of an organisation in an hour: a school's staff, not a way to send mail to the world. */
const PER_HOUR = 200;

export type InvitationRow = typeof invitations.$inferSelect;

/** An invitation as it was written, with the token that is told once. */
export type NewInvitation = { row: InvitationRow; token: string; isKnown: boolean };

/** An e-mail address as accounts keep it. */
export function normalAddress(email: string): string {
  return email.trim().normalize("NFKC").toLowerCase();
}

/**
 * Writes an invitation; an open one of the same address, role and unit ends. `invitedBy` null is the operator of the platform. Problems:
 * `unit_not_found`, `person_not_found`, `address_of_another` (field email), `too_many_invitations`.
 */
export async function writeInvitation(
  tx: Transaction,
  invited: InviteStaffRequest & { organizationId: string; invitedBy: string | null },
  now: Date,
): Promise<NewInvitation> {
  const { organizationId, unitId, personId, role } = invited;
  const email = normalAddress(invited.email);
  if (unitId !== null) await loadUnit(tx, organizationId, unitId);
  const account = await findAccountByEmail(tx, organizationId, email);
  if (personId !== null) await requirePerson(tx, { organizationId, personId, accountOf: account?.personId });
  await requireRoom(tx, organizationId, now);
  await tx
    .update(invitations)
    .set({ revokedAt: now })
    .where(
      and(
        ...isOpen(organizationId, now),
        eq(invitations.email, email),
        eq(invitations.role, role),
        unitId === null ? isNull(invitations.unitId) : eq(invitations.unitId, unitId),
      ),
    );
  const { token, hash: tokenHash } = newSecretToken(organizationId);
  const [row] = await tx
    .insert(invitations)
    .values({
      ...invited,
      id: uuidv7(),
      email,
      tokenHash,
      createdAt: now,
      expiresAt: new Date(now.getTime() + INVITATION_DAYS * DAY_MS),
    })
    .returning();
  if (!row) throw new Error("an invitation was not written");
  return { row, token, isKnown: account !== null };
}

/** The open invitation of a token, locked until the caller's transaction ends; throws Problem `invitation_ended`. */
export async function loadOpenInvitation(
  tx: Transaction,
  { organizationId, token }: { organizationId: string; token: string },
  now: Date,
): Promise<InvitationRow> {
  const [row] = await tx
    .select()
    .from(invitations)
    .where(and(...isOpen(organizationId, now), eq(invitations.tokenHash, hashOfToken(token))))
    .for("update");
  if (!row) throw new Problem("not_found", "invitation_ended");
  return row;
}

/** What may be accepted still. */
export function isOpen(organizationId: string, now: Date) {
  return [
    eq(invitations.organizationId, organizationId),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, now),
  ];
}

export function stateOf(row: InvitationRow, now: Date): InvitationState {
  if (row.acceptedAt) return "accepted";
  if (row.revokedAt) return "revoked";
  return row.expiresAt > now ? "open" : "expired";
}

export async function findAccountByEmail(tx: Transaction, organizationId: string, email: string) {
  const [account] = await tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.organizationId, organizationId), eq(accounts.email, email)));
  return account ?? null;
}

/** The person must be here; neither may the person have another address, nor the address another person. */
async function requirePerson(
  tx: Transaction,
  {
    organizationId,
    personId,
    accountOf,
  }: { organizationId: string; personId: string; accountOf?: string | undefined },
): Promise<void> {
  const [person] = await tx
    .select({ accountId: accounts.id })
    .from(persons)
    .leftJoin(accounts, and(eq(accounts.organizationId, organizationId), eq(accounts.personId, persons.id)))
    .where(
      and(eq(persons.organizationId, organizationId), eq(persons.id, personId), eq(persons.status, "active")),
    );
  if (!person) throw new Problem("not_found", "person_not_found", "personId");
  if (accountOf === undefined ? person.accountId !== null : accountOf !== personId) {
    throw new Problem("conflict", "address_of_another", "email");
  }
}

async function requireRoom(tx: Transaction, organizationId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - 3_600_000);
  const recent = await tx.$count(
    invitations,
    and(eq(invitations.organizationId, organizationId), gt(invitations.createdAt, since)),
  );
  if (recent >= PER_HOUR) throw new Problem("conflict", "too_many_invitations");
}
