import "server-only";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { Invited } from "@/lib/contracts/invitations";
import { formatDateTime } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { env } from "../env";
import { composeMail } from "../mail/compose-mail";
import { sendMail, sendsMail } from "../mail/send-mail";
import type { NewInvitation } from "./invitation";

/** Who invites to what; `inviter` null is the operator of the platform. */
type Sender = {
  organization: { nameAr: string; nameEn: string; timeZone: string };
  inviter: Bilingual | null;
};

/** Sends an invitation that has been written, after the commit; where mail does not go out, its link is for the inviter to hand over. */
export async function deliverInvitation(
  { row, token, isKnown }: NewInvitation,
  { organization, inviter }: Sender,
): Promise<Invited> {
  // Behind the #, the token is sent to nobody: no log of a proxy and no Referer has it.
  const link = `${env.origin}/invitation#${token}`;
  const told = { invitationId: row.id, expiresAt: row.expiresAt.toISOString() };
  if (!sendsMail()) return { kind: "link", ...told, link, because: "no_mail" };
  const mail = composeMail(row.email, (text, language) => ({
    subject: text("mail.invitation_subject"),
    paragraphs: [
      text("mail.greeting", { name: inLanguage({ ar: row.nameAr, en: row.nameEn }, language) }),
      text(isKnown ? "mail.invitation_body_known" : "mail.invitation_body", {
        inviter: inviter ? inLanguage(inviter, language) : text("mail.invited_by_operator"),
        organization: inLanguage({ ar: organization.nameAr, en: organization.nameEn }, language),
        role: text(`shell.role_${row.role}`),
        until: formatDateTime(row.expiresAt, { language, timeZone: organization.timeZone }),
      }),
      text("mail.invitation_ignore"),
    ],
    link: { label: text("mail.invitation_action"), href: link },
  }));
  if ((await sendMail(mail)) === "sent") return { kind: "mailed", ...told };
  return { kind: "link", ...told, link, because: "mail_refused" };
}
