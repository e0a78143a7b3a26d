import "server-only";
import { and, eq, isNotNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { passwordResets } from "@/db/schema/credentials";
import { accounts } from "@/db/schema/people";
import { inLanguage } from "@/lib/i18n/language";
import { loadOrganization, type OrganizationRow } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inDirectory, inOrganization } from "../database";
import { env } from "../env";
import { log } from "../log";
import { composeMail } from "../mail/compose-mail";
import { sendMailLater, sendsMail } from "../mail/send-mail";
import { Problem } from "../problem";
import { newSecretToken } from "../secret-token";
import type { AccountRow } from "./find-actor";
import { normalAddress } from "./invitation";
import { endResets, RESET_MINUTES } from "./password-reset";
import { holdResetRate } from "./reset-rate";

/** One address may have an account in several organisations; each gets a mail of its own. */
const MAX_ACCOUNTS_PER_EMAIL = 4;

/**
 * Sends a link by which a forgotten password is replaced. It answers before it has looked the address up: so nobody learns, by words or by
 * time, whether there is such an account. `place` is where the request came from. Problems: `no_mail`, TooMany `too_many_resets`.
 */
export function requestPasswordReset({ email }: { email: string }, place: string, now: Date): void {
  if (!sendsMail()) throw new Problem("conflict", "no_mail");
  const address = normalAddress(email);
  holdResetRate(address, place, now);
  void sendLinks(address, now).catch((error: unknown) => log.error("A reset was not sent:", error));
}

async function sendLinks(address: string, now: Date): Promise<void> {
  const found = await inDirectory((tx) =>
    tx
      .select()
      .from(accounts)
      .where(and(eq(accounts.email, address), eq(accounts.active, true), isNotNull(accounts.passwordHash)))
      .limit(MAX_ACCOUNTS_PER_EMAIL),
  );
  for (const account of found) await sendLink(account, now);
}

async function sendLink(account: AccountRow, now: Date): Promise<void> {
  const { organizationId, id: accountId } = account;
  const { token, hash: tokenHash } = newSecretToken(organizationId);
  const organization = await inOrganization(organizationId, async (tx) => {
    await endResets(tx, { organizationId, accountId }, now);
    await tx.insert(passwordResets).values({
      organizationId,
      id: uuidv7(),
      accountId,
      tokenHash,
      createdAt: now,
      expiresAt: new Date(now.getTime() + RESET_MINUTES * 60_000),
    });
    await recordAudit(tx, organizationId, {
      by: "system",
      at: now,
      action: "account.ask_reset",
      objectKind: "account",
      objectId: accountId,
    });
    return loadOrganization(tx, organizationId);
  });
  writeToOwner(account, organization, token);
}

function writeToOwner(account: AccountRow, organization: OrganizationRow, token: string): void {
  const mail = composeMail(account.email, (text, language) => ({
    subject: text("mail.reset_subject"),
    paragraphs: [
      text("mail.greeting", { name: inLanguage({ ar: account.nameAr, en: account.nameEn }, language) }),
      text("mail.reset_body", {
        organization: inLanguage({ ar: organization.nameAr, en: organization.nameEn }, language),
      }),
      text("mail.reset_ignore"),
    ],
    // Behind the #, the token is sent to nobody: no log of a proxy and no Referer has it.
    link: { label: text("mail.reset_action"), href: `${env.origin}/reset#${token}` },
  }));
  sendMailLater(mail);
}
