import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { TodayView } from "@/lib/contracts/today";
import { type Connection, useChangeStream } from "./use-change-stream";

const KEY = ["today"];

/** Sessions open and end by the clock, without an event. */
const CLOCK_MS = 30_000;

/** The server answered, but not with the view; 401 is a login session that has ended. */
class TodayRefused extends Error {
  constructor(readonly status: number) {
    super(`Today was refused with ${status}`);
  }
}

async function fetchToday({ signal }: { signal: AbortSignal }): Promise<TodayView> {
  const response = await fetch("/api/v1/attendance/today", { cache: "no-store", signal });
  if (!response.ok) throw new TodayRefused(response.status);
  return response.json();
}

export type LiveToday = {
  view: TodayView;
  connection: Connection;
  failure: "none" | "signed_out" | "unreachable";
};

/** The Today view, kept up to date: by the server's events, and by the clock. */
export function useToday(first: TodayView): LiveToday {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: KEY,
    queryFn: fetchToday,
    initialData: first,
    staleTime: 1_000,
    refetchInterval: CLOCK_MS,
    retry: (count, error) => count < 1 && !(error instanceof TodayRefused),
  });
  const connection = useChangeStream("/api/v1/attendance/live", () =>
    queries.invalidateQueries({ queryKey: KEY }),
  );
  const failure = failureOf(query.error);
  return { view: query.data, connection: failure === "none" ? connection : "reconnecting", failure };
}

function failureOf(error: Error | null): LiveToday["failure"] {
  if (!error) return "none";
  return error instanceof TodayRefused && error.status === 401 ? "signed_out" : "unreachable";
}
