import "server-only";
import { formatDateTime } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { composeMail } from "../mail/compose-mail";
import { sendMailLater, sendsMail } from "../mail/send-mail";

/** What the owner of an account is told of, so that somebody else's doing does not stay unseen. */
export type Notice =
  | "password_changed"
  | "password_reset"
  | "second_factor_on"
  | "second_factor_off"
  | "recovery_codes_new"
  | "api_key_new"
  | "token_reuse";

type Owner = { email: string; nameAr: string; nameEn: string };
type Organization = { nameAr: string; nameEn: string; timeZone: string };

/** Tells the owner of an account by mail, after the change was made. Where no mail is set up, /account shows what happened. */
export function notifyOwner(
  owner: Owner,
  organization: Organization,
  { what, at }: { what: Notice; at: Date },
): void {
  if (!sendsMail()) return;
  const mail = composeMail(owner.email, (text, language) => ({
    subject: text(`mail.${what}_subject`),
    paragraphs: [
      text("mail.greeting", { name: inLanguage({ ar: owner.nameAr, en: owner.nameEn }, language) }),
      text(`mail.${what}_body`, {
        organization: inLanguage({ ar: organization.nameAr, en: organization.nameEn }, language),
        when: formatDateTime(at, { language, timeZone: organization.timeZone }),
      }),
      text("mail.not_you"),
    ],
  }));
  sendMailLater(mail);
}
