import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import type { MailOutcome, OutgoingMail } from "./send-mail";

type SmtpWay = { url: string };

const TIMES = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

const transports = new Map<string, Transporter>();

/** Hands a mail to an SMTP server. Beyond this machine it is spoken encrypted, unless the address says `?requireTLS=false`. */
export async function sendBySmtp(
  { url }: SmtpWay,
  { id, to, ...mail }: OutgoingMail,
): Promise<{ outcome: MailOutcome; code: string }> {
  try {
    await transportOf(url).sendMail({
      ...mail,
      // As an object it is one address, whatever is in it; as text it would be read as a list.
      to: { name: "", address: to },
      headers: { "X-Entity-Ref-ID": id, "Auto-Submitted": "auto-generated" },
    });
    return { outcome: "sent", code: "250" };
  } catch (error) {
    const { responseCode, code } = error as { responseCode?: number; code?: string };
    const isFinal =
      responseCode !== undefined ? responseCode >= 500 : code === "EENVELOPE" || code === "EAUTH";
    return { outcome: isFinal ? "refused" : "not_now", code: String(responseCode ?? code ?? "unknown") };
  }
}

function transportOf(url: string): Transporter {
  const known = transports.get(url);
  if (known) return known;
  const made = createTransport({ ...TIMES, requireTLS: !LOOPBACK.test(new URL(url).hostname), url });
  transports.set(url, made);
  return made;
}
