import "server-only";
import type { ProblemCode, ProblemReport } from "@/lib/contracts/problem";
import { log } from "./log";

/** A refusal of a service. `reason` is a stable key that pages translate; nothing else of it reaches a browser. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly reason: string,
    readonly field?: string,
  ) {
    super(`${code}: ${reason}${field ? ` (${field})` : ""}`);
    this.name = "Problem";
  }

  report(): ProblemReport {
    return { code: this.code, reason: this.reason, ...(this.field ? { field: this.field } : {}) };
  }
}

/** A refusal of somebody who came too often: when to come again is said, on REST also as Retry-After. */
export class TooMany extends Problem {
  constructor(
    reason: string,
    readonly retryAfterSeconds: number,
  ) {
    super("too_many", reason);
  }

  override report(): ProblemReport {
    return { ...super.report(), retryAfterSeconds: this.retryAfterSeconds };
  }
}

const STATUS: Record<ProblemReport["code"], number> = {
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 422,
  conflict: 409,
  too_many: 429,
  internal: 500,
};

export function statusOfProblem(report: ProblemReport): number {
  return STATUS[report.code];
}

/** The report of anything thrown; what is not a Problem is a bug: logged whole under a reference, told only by it. */
export function reportOf(error: unknown): ProblemReport {
  if (error instanceof Problem) return error.report();
  const reference = crypto.randomUUID().slice(0, 8);
  log.error(`[${reference}]`, error);
  return { code: "internal", reason: "internal", reference };
}
