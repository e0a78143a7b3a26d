import type { CheckInOutcome, MarkRequest } from "@/lib/contracts/check-in";
import type { PinRequest } from "@/lib/contracts/kiosk-pin";
import type { Answer } from "./kiosk-api";

/** A server action of the page: one request, one outcome. */
type Action<Request> = (request: Request) => Promise<CheckInOutcome>;

/** The page's own way to the server, and the one that still works when the page is older than the server. */
type Routes<Request> = {
  action: Action<Request>;
  rest: (request: Request) => Promise<Answer<CheckInOutcome>>;
};

type Patience = { remainingMs: number; onUnconfirmed: () => void; signal?: AbortSignal };

/** With a typed PIN: `signal` ends it when whoever typed it waits no more. */
export type PinPatience = Patience & { signal: AbortSignal };

const ACTION_TIMEOUT_MS = 8_000;
const PAUSES_MS = [500, 1_000, 2_000, 4_000];

/** `faulty`: the server answered, but not with an outcome; sending the same again would not help. */
export type MarkAnswer = CheckInOutcome | { kind: "faulty" } | { kind: "unanswered" };

/**
 * Delivers one mark. While no answer comes the very same request is sent again (its id is signed, so the server records it
 * once), as long as its challenge lives; `onUnconfirmed` is told at the first silence.
 */
export function sendMark(
  request: MarkRequest,
  { routes, ...patience }: Patience & { routes: Routes<MarkRequest> },
): Promise<MarkAnswer> {
  return deliver(request, routes, patience);
}

/** Delivers one typed PIN in the same way, by the page's action alone; the server counts it as one try. */
export function sendPin(
  request: PinRequest,
  { action, ...patience }: PinPatience & { action: Action<PinRequest> },
): Promise<MarkAnswer> {
  const rest = async (again: PinRequest): Promise<Answer<CheckInOutcome>> => {
    const value = await throughAction(action, again);
    return value ? { kind: "answered", value } : { kind: "unreachable" };
  };
  return deliver(request, { action, rest }, patience);
}

async function deliver<Request>(
  request: Request,
  routes: Routes<Request>,
  { remainingMs, onUnconfirmed, signal }: Patience,
): Promise<MarkAnswer> {
  const givesUpAt = performance.now() + remainingMs;
  const first = await throughAction(routes.action, request);
  if (first) return first;
  onUnconfirmed();
  for (let attempt = 0; performance.now() < givesUpAt; attempt++) {
    await pause(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)] ?? 0);
    if (signal?.aborted) break;
    const answer = await routes.rest(request);
    if (answer.kind === "answered") return answer.value;
    if (answer.kind === "refused") return { kind: "faulty" };
  }
  return { kind: "unanswered" };
}

/** A rejected action may be a lost network, a server without that action any more, or a fault there: none of them is an answer. */
async function throughAction<Request>(
  action: Action<Request>,
  request: Request,
): Promise<CheckInOutcome | null> {
  try {
    return await Promise.race([action(request), pause(ACTION_TIMEOUT_MS).then(() => null)]);
  } catch {
    return null;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
