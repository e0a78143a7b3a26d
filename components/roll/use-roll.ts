import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { failureOf, fetchView, retryUnlessRefused } from "@/components/attendance/fetch-view";
import { obligationKey } from "@/components/attendance/use-obligation";
import { useChangeStream } from "@/components/today/use-change-stream";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { ProblemReport, Reply } from "@/lib/contracts/problem";
import type { Mark, MarkPersonRequest, MarkRestRequest, RollEntry, RollView } from "@/lib/contracts/roll";
import { isMarked, markBefore, recordWith } from "./roll-state";

/** A session opens and ends by the clock, without an event. */
const CLOCK_MS = 30_000;

/** How marks reach the server: server actions of the page. */
export type RollEdges = {
  markPerson: (request: MarkPersonRequest) => Promise<Reply<unknown>>;
  markRest: (request: MarkRestRequest) => Promise<Reply<unknown>>;
};

/** What became of the last mark: of one person, or of everybody who was left. */
export type RollResult =
  | { kind: "none" }
  | { kind: "saved"; name: Bilingual; mark: Mark }
  | { kind: "saved_rest"; count: number; mark: Mark }
  | { kind: "undone"; name: Bilingual }
  | { kind: "undone_rest"; count: number }
  | { kind: "refused"; name: Bilingual | null; problem: ProblemReport | null };

/** Whose mark was set, and what brings each back. */
type Undo = { steps: { entry: RollEntry; mark: Mark }[]; isRest: boolean };

/**
 * A roll, live: marks show at once, are put back when the server refuses, and what arrives in between (a kiosk's sightings) never
 * undoes them on the screen. The last mark, or the last "rest", can be taken back.
 */
export function useRoll(first: RollView, { markPerson, markRest }: RollEdges) {
  const queries = useQueryClient();
  const key = ["roll", first.sessionId];
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => fetchView<RollView>(`/api/v1/sessions/${first.sessionId}/roll`, signal),
    initialData: first,
    staleTime: 1_000,
    refetchInterval: CLOCK_MS,
    retry: retryUnlessRefused,
  });
  useChangeStream("/api/v1/attendance/live", () => queries.invalidateQueries({ queryKey: key }));
  const [pending, setPending] = useState<ReadonlyMap<string, Mark>>(() => new Map());
  const [result, setResult] = useState<RollResult>({ kind: "none" });
  const [undoable, setUndoable] = useState<Undo | null>(null);
  const latest = useRef(new Map<string, symbol>());

  /** Shows a mark of these entries while `work` is under way; what is meant by a newer mark stays. */
  async function during(entries: readonly RollEntry[], mark: Mark, work: () => Promise<Reply<unknown>>) {
    const turn = Symbol(mark);
    const ids = entries.map(({ record }) => record.obligationId);
    for (const id of ids) latest.current.set(id, turn);
    setPending((marks) => new Map([...marks, ...ids.map((id) => [id, mark] as const)]));
    const reply = await work().catch(() => null);
    await Promise.all([
      queries.invalidateQueries({ queryKey: key }),
      ...ids.map((id) => queries.invalidateQueries({ queryKey: obligationKey(id) })),
    ]);
    const settled = new Set(ids.filter((id) => latest.current.get(id) === turn));
    setPending((marks) => new Map([...marks].filter(([id]) => !settled.has(id))));
    return reply;
  }

  async function set(entry: RollEntry, mark: Mark, done: RollResult): Promise<boolean> {
    const { obligationId } = entry.record;
    setResult(done);
    const reply = await during([entry], mark, () => markPerson({ obligationId, mark }));
    if (reply?.ok) return true;
    setUndoable(null);
    setResult({ kind: "refused", name: entry.name, problem: reply?.problem ?? null });
    return false;
  }

  async function mark(entry: RollEntry, chosen: Mark) {
    const before = pending.get(entry.record.obligationId) ?? markBefore(entry.record);
    setUndoable({ steps: [{ entry, mark: before }], isRest: false });
    await set(entry, chosen, { kind: "saved", name: entry.name, mark: chosen });
  }

  async function rest(chosen: "present" | "absent") {
    const entries = query.data.entries.filter((entry) => !isMarked(entry));
    setUndoable({ steps: entries.map((entry) => ({ entry, mark: "cleared" })), isRest: true });
    setResult({ kind: "saved_rest", count: entries.length, mark: chosen });
    const request = { sessionId: first.sessionId, mark: chosen };
    const reply = await during(entries, chosen, () => markRest(request));
    if (reply?.ok) return;
    setUndoable(null);
    setResult({ kind: "refused", name: null, problem: reply?.problem ?? null });
  }

  async function undo({ steps, isRest }: Undo) {
    setUndoable(null);
    for (const { entry, mark: before } of steps) {
      const done: RollResult = isRest
        ? { kind: "undone_rest", count: steps.length }
        : { kind: "undone", name: entry.name };
      if (!(await set(entry, before, done))) return;
    }
  }

  const entries = query.data.entries.map((entry) => {
    const under = pending.get(entry.record.obligationId);
    return under ? { ...entry, record: recordWith(entry.record, under) } : entry;
  });
  return {
    view: { ...query.data, entries },
    isPending: (entry: RollEntry) => pending.has(entry.record.obligationId),
    failure: failureOf(query.error),
    result,
    mark,
    rest,
    undo: undoable && (() => undo(undoable)),
  };
}
