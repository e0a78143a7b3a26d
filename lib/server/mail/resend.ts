import "server-only";
import type { MailOutcome, OutgoingMail } from "./send-mail";

type ResendWay = { key: string; baseUrl: string };

const LIMIT_MS = 15_000;

/** Hands a mail to Resend's HTTP interface; the mail's id keeps a repeated request from sending it twice. */
export async function sendByResend(
  { key, baseUrl }: ResendWay,
  { id, from, to, subject, text, html }: OutgoingMail,
): Promise<{ outcome: MailOutcome; code: string }> {
  try {
    const response = await fetch(new URL("/emails", baseUrl), {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(LIMIT_MS),
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json", "Idempotency-Key": id },
      body: JSON.stringify({ from, to: [to], subject, text, html }),
    });
    await response.body?.cancel();
    if (response.ok) return { outcome: "sent", code: String(response.status) };
    const isLater = response.status === 429 || response.status === 409 || response.status >= 500;
    return { outcome: isLater ? "not_now" : "refused", code: String(response.status) };
  } catch (error) {
    return { outcome: "not_now", code: error instanceof Error ? error.name : "unknown" };
  }
}
