import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { acceptedSteps, classCodeStep, digitsOf } from "@/lib/domain/class-code";
import { deriveKey } from "../secrets";

/** Whose code: one session of one organisation. */
export type CodeOwner = { organizationId: string; sessionId: string };

function codeAt({ organizationId, sessionId }: CodeOwner, step: number): string {
  const secret = deriveKey(`class-code/${organizationId}/${sessionId}`, 32);
  return digitsOf(createHmac("sha256", secret).update(String(step)).digest());
}

/** The code that a session's room shows at `now`: HMAC of the 30-second step under a secret of the session. */
export function classCodeNow(owner: CodeOwner, now: Date): string {
  return codeAt(owner, classCodeStep(now.getTime()));
}

/** Whether these six digits are a session's code at `now`, or were or will be half a minute away; every step is compared. */
export function isClassCode(owner: CodeOwner, digits: string, now: Date): boolean {
  const given = Buffer.from(digits);
  const matches = acceptedSteps(now.getTime()).map((step) => {
    const code = Buffer.from(codeAt(owner, step));
    return code.length === given.length && timingSafeEqual(code, given);
  });
  return matches.includes(true);
}
