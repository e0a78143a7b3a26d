/** The refusals a service can make; anything else is a bug and is shown as `internal` with a reference. */
export type ProblemCode = "signed_out" | "forbidden" | "not_found" | "invalid" | "conflict" | "too_many";

/**
 * A refusal as it crosses the wire. `reason` is a stable key that pages translate (`problems.<reason>`), `field` names the
 * faulty input where there is one, `reference` finds an `internal` failure in the server log, `retryAfterSeconds` comes with
 * `too_many`.
 */
export type ProblemReport = {
  code: ProblemCode | "internal";
  reason: string;
  field?: string;
  reference?: string;
  retryAfterSeconds?: number;
};

/** What every server action answers: the service's value, or why not. */
export type Reply<T> = { ok: true; value: T } | { ok: false; problem: ProblemReport };
