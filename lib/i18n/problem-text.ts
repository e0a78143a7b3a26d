import { isPlainKey, type Text } from "./text";

/** What a refusal looks like from here; the contract's `ProblemReport` fits. */
type Refusal = { code: string; reason: string; reference?: string };

/** What happened and what to do next, from the most exact text there is for a refusal. */
export function problemText(text: Text, problem: Refusal): string {
  const exact = `problems.${problem.reason}`;
  if (isPlainKey(exact)) return text(exact);
  switch (problem.code) {
    case "signed_out":
      return text("problems.signed_out");
    case "forbidden":
      return text("problems.forbidden");
    case "not_found":
      return text("problems.not_found");
    case "invalid":
      return text("problems.invalid");
    case "conflict":
      return text("problems.conflict");
    case "too_many":
      return text("problems.too_many");
    default:
      return problem.reference
        ? text("problems.internal", { reference: problem.reference })
        : text("problems.internal_error");
  }
}
