import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { obligationKey } from "@/components/attendance/use-obligation";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { ProblemReport, Reply } from "@/lib/contracts/problem";
import type { RegisterMark, RegisterView } from "@/lib/contracts/register";
import type { Mark, MarkPersonRequest } from "@/lib/contracts/roll";
import { expectedMark, markBack, type PendingMarks } from "./change-mark";
import { registerKey } from "./use-register";

/** Sets a mark on the server; the edge is a server action of the page. */
export type SetMark = (request: MarkPersonRequest) => Promise<Reply<unknown>>;

/** Whose mark on which day was set or not. */
export type MarkTarget = { before: RegisterMark; name: Bilingual; date: string };

export type MarkResult =
  | { kind: "none" }
  | { kind: "saved"; target: MarkTarget; mark: Mark }
  | { kind: "undone"; target: MarkTarget }
  | { kind: "refused"; target: MarkTarget; problem: ProblemReport | null };

/**
 * Marks in the register: shown at once and put back when the server refuses; what comes from the server in between changes nothing of it.
 * The latest mark can be undone.
 */
export function useRegisterMarks(view: RegisterView, setMark: SetMark) {
  const queries = useQueryClient();
  const [result, setResult] = useState<MarkResult>({ kind: "none" });
  const [pending, setPending] = useState<PendingMarks>(() => new Map());
  const latest = useRef(new Map<string, symbol>());

  async function send(target: MarkTarget, mark: Mark, done: MarkResult) {
    const { before } = target;
    const { obligationId } = before;
    const turn = Symbol(mark);
    latest.current.set(obligationId, turn);
    const soon = expectedMark(before, mark, view.codes);
    if (soon) setPending((marks) => new Map([...marks, [obligationId, soon]]));
    setResult(done);
    const reply = await setMark({ obligationId, mark }).catch(() => null);
    if (!reply?.ok) setResult({ kind: "refused", target, problem: reply?.problem ?? null });
    await Promise.all([
      queries.invalidateQueries({ queryKey: registerKey(view) }),
      queries.invalidateQueries({ queryKey: obligationKey(obligationId) }),
    ]);
    // A mark that was set on the same cell in the meantime is still under way.
    if (latest.current.get(obligationId) !== turn) return;
    latest.current.delete(obligationId);
    setPending((marks) => new Map([...marks].filter(([id]) => id !== obligationId)));
  }

  const undoable = result.kind === "saved" ? result.target : null;
  return {
    result,
    pending,
    mark: (target: MarkTarget, mark: Mark) => send(target, mark, { kind: "saved", target, mark }),
    undo: undoable
      ? () => send(undoable, markBack(undoable.before, view.codes), { kind: "undone", target: undoable })
      : null,
  };
}
