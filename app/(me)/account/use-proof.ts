import { useState } from "react";
import type { Reply } from "@/lib/contracts/problem";
import { useText } from "@/lib/i18n/language-provider";
import { problemText } from "@/lib/i18n/problem-text";

type ProofName = "password" | "code";
type Values = Record<ProofName, string>;

/** What a form knows of the proof it asks for: who sits there, once more. */
export type Proof = {
  values: Values;
  faults: Partial<Values>;
  /** Why nothing was done, where no field is to blame. */
  general: string | null;
  busy: boolean;
  change(name: ProofName, value: string): void;
  /** Sends what was typed when nothing is missing; null when it was refused. */
  send<T>(work: (values: Values) => Promise<Reply<T>>): Promise<{ value: T } | null>;
};

/** Password and code of a form that asks for them, with what was wrong about them. */
export function useProof(asked: readonly ProofName[]): Proof {
  const text = useText();
  const [values, setValues] = useState<Values>({ password: "", code: "" });
  const [faults, setFaults] = useState<Partial<Values>>({});
  const [general, setGeneral] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function send<T>(work: (values: Values) => Promise<Reply<T>>): Promise<{ value: T } | null> {
    if (busy) return null;
    const words = { password: text("account.missing"), code: text("auth.missing_code") };
    const lacking = asked.filter((name) => values[name].trim() === "");
    setFaults(Object.fromEntries(lacking.map((name) => [name, words[name]])));
    setGeneral(null);
    if (lacking.length > 0) return null;
    setBusy(true);
    const reply = await work(values).catch(() => null);
    setBusy(false);
    if (reply?.ok) return { value: reply.value };
    const why = reply ? problemText(text, reply.problem) : text("problems.unreachable");
    const field = asked.find((name) => name === reply?.problem.field);
    if (field) setFaults({ [field]: why });
    else setGeneral(why);
    return null;
  }

  return {
    values,
    faults,
    general,
    busy,
    change: (name, value) => setValues((before) => ({ ...before, [name]: value })),
    send,
  };
}
