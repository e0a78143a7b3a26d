import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useChangeStream } from "@/components/today/use-change-stream";
import type { ClassCodeView } from "@/lib/contracts/self-check-in";

/** A window that opens or ends is noticed within this time; codes are fetched when they change. */
const CLOCK_MS = 10_000;
/** A code is asked for a little after the one before ran out. */
const AFTER_CHANGE_MS = 100;

type Received = { view: ClassCodeView; receivedAt: number };

/** The class code, always the present one; `isStale` while the server cannot be reached. */
export function useClassCode(first: ClassCodeView): Received & { isStale: boolean } {
  const queries = useQueryClient();
  const key = ["class-code", first.sessionId];
  const { data, isError, refetch } = useQuery({
    queryKey: key,
    queryFn: async ({ signal }): Promise<Received> => {
      const response = await fetch(`/api/v1/sessions/${first.sessionId}/code`, { cache: "no-store", signal });
      if (!response.ok) throw new Error(`the class code was refused with ${response.status}`);
      return { view: await response.json(), receivedAt: performance.now() };
    },
    initialData: { view: first, receivedAt: 0 },
    staleTime: 0,
    refetchInterval: CLOCK_MS,
  });
  useChangeStream("/api/v1/attendance/live", () => void queries.invalidateQueries({ queryKey: key }));

  const leftMs = data.view.code?.leftMs;
  useEffect(() => {
    if (leftMs === undefined) return;
    const timer = setTimeout(
      () => void refetch(),
      leftMs - (performance.now() - data.receivedAt) + AFTER_CHANGE_MS,
    );
    return () => clearTimeout(timer);
  }, [leftMs, data.receivedAt, refetch]);

  return { ...data, isStale: isError };
}
