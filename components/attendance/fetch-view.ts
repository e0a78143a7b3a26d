import type { ProblemReport } from "@/lib/contracts/problem";

/** The server answered, but not with what was asked for; 401 is a login session that has ended. */
export class ViewRefused extends Error {
  constructor(
    readonly status: number,
    readonly problem: ProblemReport | null,
  ) {
    super(`refused with ${status}: ${problem?.reason ?? "no reason given"}`);
  }
}

/** What an API route of ours answers, as fresh as it is now; throws ViewRefused. */
export async function fetchView<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { cache: "no-store", signal });
  if (response.ok) return response.json();
  const body: unknown = await response.json().catch(() => null);
  throw new ViewRefused(response.status, isReport(body) ? body : null);
}

function isReport(body: unknown): body is ProblemReport {
  return typeof body === "object" && body !== null && "code" in body && "reason" in body;
}

/** A refusal stays one however often it is asked again; a broken connection may mend. */
export function retryUnlessRefused(count: number, error: Error): boolean {
  return count < 1 && !(error instanceof ViewRefused);
}

/** Why what is shown could not be brought up to date. */
export type ViewFailure = "none" | "signed_out" | "unreachable";

export function failureOf(error: Error | null): ViewFailure {
  if (!error) return "none";
  return error instanceof ViewRefused && error.status === 401 ? "signed_out" : "unreachable";
}
