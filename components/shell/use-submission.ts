import { useState } from "react";
import type { Reply } from "@/lib/contracts/problem";
import { useText } from "@/lib/i18n/language-provider";
import { problemText } from "@/lib/i18n/problem-text";

/** Runs one server action at a time: whether one is under way, why the last one was refused, and its value when it was not. */
export function useSubmission() {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  /** Resolves to the value, or to null when it was refused or another one is under way. */
  async function submit<T>(work: () => Promise<Reply<T>>): Promise<{ value: T } | null> {
    if (busy) return null;
    setBusy(true);
    setProblem(null);
    const result = await work().catch(() => null);
    setBusy(false);
    if (result?.ok) return { value: result.value };
    setProblem(result ? problemText(text, result.problem) : text("problems.unreachable"));
    return null;
  }

  return { busy, problem, submit, setProblem };
}
