import "server-only";
import { and, eq, inArray, ne } from "drizzle-orm";
import { outbox } from "@/db/schema/alerts";
import { correctionFiles, corrections } from "@/db/schema/corrections";
import { apiKeys, invitations, passwordResets } from "@/db/schema/credentials";
import { lookalikePairs } from "@/db/schema/enrolments";
import { leaves } from "@/db/schema/leave";
import { loginSessions, refreshTokens } from "@/db/schema/login-sessions";
import { accounts, consents, persons } from "@/db/schema/people";
import { selfCheckIns } from "@/db/schema/self-check-ins";
import { deletedName } from "@/lib/domain/deleted-person";
import type { Transaction } from "../database";

type AccountRow = typeof accounts.$inferSelect;

/**
 * Takes out of the database who a person was: names and number give way to a placeholder, consents lose the giver's name, the sign-in is
 * emptied. What history refers to stays as a row: the person by attendance, the account by what it once recorded. A table that gets
 * personal data of its own is erased here too.
 */
export async function erasePerson(tx: Transaction, organizationId: string, personId: string): Promise<void> {
  const placeholder = deletedName(personId);
  await tx
    .update(persons)
    .set({ ...placeholder, status: "deleted" })
    .where(and(eq(persons.organizationId, organizationId), eq(persons.id, personId)));
  await tx
    .update(consents)
    .set({ giverName: placeholder.nameEn })
    .where(and(eq(consents.organizationId, organizationId), eq(consents.personId, personId)));
  for (const side of [lookalikePairs.firstId, lookalikePairs.secondId]) {
    await tx
      .delete(lookalikePairs)
      .where(and(eq(lookalikePairs.organizationId, organizationId), eq(side, personId)));
  }
  await tx
    .delete(selfCheckIns)
    .where(and(eq(selfCheckIns.organizationId, organizationId), eq(selfCheckIns.personId, personId)));
  await eraseWords(tx, organizationId, personId);
  const own = await tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.organizationId, organizationId), eq(accounts.personId, personId)));
  for (const account of own) await emptyAccount(tx, account);
}

/** What the person or others wrote about absences, with the papers that went with it; what was to be sent about the person is not. */
async function eraseWords(tx: Transaction, organizationId: string, personId: string): Promise<void> {
  const isTheirs = (table: typeof corrections | typeof leaves | typeof correctionFiles | typeof outbox) =>
    and(eq(table.organizationId, organizationId), eq(table.personId, personId));
  const silent = { reason: "", decisionReason: null, fileId: null };
  await tx.update(corrections).set(silent).where(isTheirs(corrections));
  await tx.update(leaves).set(silent).where(isTheirs(leaves));
  await tx.delete(correctionFiles).where(isTheirs(correctionFiles));
  await tx
    .update(outbox)
    .set({ state: "dropped" })
    .where(and(isTheirs(outbox), eq(outbox.state, "pending")));
  await tx.update(outbox).set({ facts: {} }).where(isTheirs(outbox));
}

/** The row stays, because consents and decisions name who recorded them; nobody can sign in with it, and it says nothing of anybody. */
async function emptyAccount(tx: Transaction, account: AccountRow): Promise<void> {
  const { organizationId, id, personId, email } = account;
  const { nameAr, nameEn } = deletedName(personId);
  const nobody = `${id}@deleted.invalid`;
  const isOwn = (table: typeof passwordResets | typeof apiKeys | typeof loginSessions) =>
    and(eq(table.organizationId, organizationId), eq(table.accountId, id));
  const sessions = tx.select({ id: loginSessions.id }).from(loginSessions).where(isOwn(loginSessions));
  await tx
    .delete(refreshTokens)
    .where(and(eq(refreshTokens.organizationId, organizationId), inArray(refreshTokens.sessionId, sessions)));
  await tx.delete(loginSessions).where(isOwn(loginSessions));
  await tx.delete(passwordResets).where(isOwn(passwordResets));
  await tx.delete(apiKeys).where(isOwn(apiKeys));
  await tx
    .update(invitations)
    .set({ email: nobody, nameAr, nameEn })
    .where(and(eq(invitations.organizationId, organizationId), eq(invitations.email, email)));
  await tx
    .update(accounts)
    .set({
      email: nobody,
      nameAr,
      nameEn,
      active: false,
      passwordHash: null,
      totpSealed: null,
      totpEnabledAt: null,
      totpLastStep: null,
      recoveryHashes: null,
    })
    .where(and(eq(accounts.organizationId, organizationId), eq(accounts.id, id), ne(accounts.email, nobody)));
}
