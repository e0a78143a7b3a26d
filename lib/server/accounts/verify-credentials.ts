import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { accounts } from "@/db/schema/people";
import type { Actor } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inDirectory, inOrganization } from "../database";
import { actorOf } from "./find-actor";
import { passwordMatches, spendPasswordTime } from "./password";

export const credentialsSchema = z.object({
  email: z.string().trim().min(3).max(254),
  password: z.string().min(1).max(128),
});

/** One address may have an account in several organisations; only so many are tried. */
const MAX_ACCOUNTS_PER_EMAIL = 4;

/**
 * Credential check of the sign-in: the actor when e-mail and password belong to an active account, else null. Takes as long for an unknown
 * address as for a wrong password; both outcomes of a known account are audited.
 */
export async function verifyCredentials(input: unknown, now: Date): Promise<Actor | null> {
  const parsed = credentialsSchema.safeParse(input);
  if (!parsed.success) return null;
  const email = parsed.data.email.normalize("NFKC").toLowerCase();
  const found = await inDirectory((tx) =>
    tx.select().from(accounts).where(eq(accounts.email, email)).limit(MAX_ACCOUNTS_PER_EMAIL),
  );
  if (found.length === 0) await spendPasswordTime(parsed.data.password);
  for (const account of found) {
    const right = (await passwordMatches(parsed.data.password, account.passwordHash)) && account.active;
    await inOrganization(account.organizationId, (tx) =>
      recordAudit(tx, account.organizationId, {
        by: right ? actorOf(account) : "system",
        at: now,
        action: right ? "sign_in.accepted" : "sign_in.refused",
        objectKind: "account",
        objectId: account.id,
      }),
    );
    if (right) return actorOf(account);
  }
  return null;
}
