import { type QueryClient, useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import {
  failureOf,
  fetchView,
  retryUnlessRefused,
  type ViewFailure,
} from "@/components/attendance/fetch-view";
import { useChangeStream } from "@/components/today/use-change-stream";
import type { RegisterRow, RegisterView } from "@/lib/contracts/register";
import { scopeText } from "./scope-text";

/** Obligations open and records become final by the clock, without an event. */
const CLOCK_MS = 60_000;

type Asked = Pick<RegisterView, "scope" | "from" | "to">;

/** The register as far as it is known: its frame, and the rows of the pages that were looked at. */
export type LiveRegister = {
  view: RegisterView;
  rowAt: (index: number) => RegisterRow | null;
  /** Says which rows are looked at, so that their pages are fetched. */
  showRows: (first: number, last: number) => void;
  failure: ViewFailure;
};

/** The key of everything that is known of a register. */
export function registerKey({ scope, from, to }: Asked): string[] {
  return ["register", scopeText(scope), from, to];
}

function pageOf(asked: Asked, offset: number) {
  const address = new URLSearchParams({
    scope: scopeText(asked.scope),
    from: asked.from,
    to: asked.to,
    offset: String(offset),
  });
  return {
    queryKey: [...registerKey(asked), offset],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      fetchView<RegisterView>(`/api/v1/attendance/register?${address}`, signal),
    staleTime: 1_000,
    retry: retryUnlessRefused,
  };
}

/** How many people a page has, told by the first one. */
function sizeOf(first: RegisterView): number {
  return first.nextOffset ?? Math.max(1, first.peopleCount);
}

/** A register page by page, live: the first page is always kept up to date, the others while they are looked at. */
export function useRegister(first: RegisterView): LiveRegister {
  const queries = useQueryClient();
  const size = sizeOf(first);
  const [shown, setShown] = useState({ from: 0, to: 0 });
  const offsets = new Set([0]);
  for (let page = shown.from; page <= shown.to; page++) offsets.add(page * size);
  const results = useQueries({
    queries: [...offsets].map((offset) => ({
      ...pageOf(first, offset),
      initialData: offset === 0 ? first : undefined,
      refetchInterval: CLOCK_MS,
    })),
  });
  useChangeStream("/api/v1/attendance/live", () =>
    queries.invalidateQueries({ queryKey: registerKey(first) }),
  );
  const pages = new Map([...offsets].map((offset, index) => [offset, results[index]?.data]));
  const showRows = useCallback(
    (from: number, to: number) => {
      const next = { from: Math.floor(Math.max(0, from) / size), to: Math.floor(Math.max(0, to) / size) };
      setShown((now) => (now.from === next.from && now.to === next.to ? now : next));
    },
    [size],
  );
  return {
    view: pages.get(0) ?? first,
    rowAt: (index) => pages.get(Math.floor(index / size) * size)?.rows[index % size] ?? null,
    showRows,
    failure: failureOf(results.find(({ error }) => error)?.error ?? null),
  };
}

/** Every row of a register, fetched where it is not known yet; `onProgress` hears how many are there. */
export async function fetchAllRows(
  queries: QueryClient,
  first: RegisterView,
  onProgress: (rows: number) => void,
): Promise<RegisterRow[]> {
  const rows: RegisterRow[] = [];
  let offset: number | null = 0;
  while (offset !== null) {
    const page: RegisterView = await queries.fetchQuery(pageOf(first, offset));
    rows.push(...page.rows);
    onProgress(rows.length);
    offset = page.nextOffset;
  }
  return rows;
}
