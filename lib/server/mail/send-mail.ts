import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { env } from "../env";
import { log } from "../log";
import type { Mail } from "./compose-mail";
import { sendByResend } from "./resend";
import { sendBySmtp } from "./smtp";

/** What the way out said: taken, refused for good (a wrong address, a wrong key), or not now. */
export type MailOutcome = "sent" | "refused" | "not_now";

/** A mail as a way out takes it. */
export type OutgoingMail = Mail & { from: string; id: string };

/** How long a mail that nobody waits for is kept in memory when it is not taken: seconds, then minutes. */
export const PATIENT: readonly number[] = [2_000, 30_000, 300_000];

/** Whether a way to send mail is set up; pages say another way where none is. */
export function sendsMail(): boolean {
  return env.mail !== null;
}

/**
 * Sends a mail; each wait (ms) is one more try when it could not be taken before. Refusals are logged by their code, never with an
 * address or a text: a mail can hold a link that opens an account.
 */
export async function sendMail(mail: Mail, waitsMs: readonly number[] = []): Promise<MailOutcome> {
  const { mail: way } = env;
  if (!way) return "refused";
  const outgoing = { ...mail, from: way.from, id: crypto.randomUUID() };
  const send = () => (way.kind === "smtp" ? sendBySmtp(way, outgoing) : sendByResend(way, outgoing));
  let answer = await send();
  for (const wait of waitsMs) {
    if (answer.outcome !== "not_now") break;
    await sleep(wait, undefined, { ref: false });
    answer = await send();
  }
  if (answer.outcome !== "sent") log.error(`A mail was not sent: ${way.kind} ${answer.code}`);
  return answer.outcome;
}

/** Sends a mail that the caller does not wait for. */
export function sendMailLater(mail: Mail): void {
  void sendMail(mail, PATIENT);
}
