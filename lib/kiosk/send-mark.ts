import type { CheckInOutcome, MarkRequest } from "@/lib/contracts/check-in";
import type { Answer } from "./kiosk-api";

/** The page's own way to the server, and the one that still works when the page is older than the server. */
export type MarkRoutes = {
  action: (request: MarkRequest) => Promise<CheckInOutcome>;
  rest: (request: MarkRequest) => Promise<Answer<CheckInOutcome>>;
};

export type MarkDelivery = { routes: MarkRoutes; remainingMs: number; onUnconfirmed: () => void };

const ACTION_TIMEOUT_MS = 8_000;
const PAUSES_MS = [500, 1_000, 2_000, 4_000];

/** `faulty`: the server answered, but not with an outcome; sending the same again would not help. */
export type MarkAnswer = CheckInOutcome | { kind: "faulty" } | { kind: "unanswered" };

/**
 * Delivers one mark. While no answer comes the very same request is sent again (its id is signed, so the server records it
 * once), as long as its challenge lives; `onUnconfirmed` is told at the first silence.
 */
export async function sendMark(request: MarkRequest, delivery: MarkDelivery): Promise<MarkAnswer> {
  const { routes, remainingMs, onUnconfirmed } = delivery;
  const givesUpAt = performance.now() + remainingMs;
  const first = await throughAction(routes, request);
  if (first) return first;
  onUnconfirmed();
  for (let attempt = 0; performance.now() < givesUpAt; attempt++) {
    await pause(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)] ?? 0);
    const answer = await routes.rest(request);
    if (answer.kind === "answered") return answer.value;
    if (answer.kind === "refused") return { kind: "faulty" };
  }
  return { kind: "unanswered" };
}

/** A rejected action may be a lost network, a server without that action any more, or a fault there: none of them is an answer. */
async function throughAction({ action }: MarkRoutes, request: MarkRequest): Promise<CheckInOutcome | null> {
  try {
    return await Promise.race([action(request), pause(ACTION_TIMEOUT_MS).then(() => null)]);
  } catch {
    return null;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
