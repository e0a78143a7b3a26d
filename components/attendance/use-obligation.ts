import { useQuery } from "@tanstack/react-query";
import type { ObligationDetail } from "@/lib/contracts/person-attendance";
import { fetchView, retryUnlessRefused } from "./fetch-view";

/** The key of what is known of one obligation; invalidate it after a change. */
export function obligationKey(obligationId: string): string[] {
  return ["obligation", obligationId];
}

/** One obligation with everything that speaks for and against it, fetched when it is looked at. */
export function useObligation(obligationId: string) {
  return useQuery({
    queryKey: obligationKey(obligationId),
    queryFn: ({ signal }) =>
      fetchView<ObligationDetail>(`/api/v1/attendance/obligations/${obligationId}`, signal),
    retry: retryUnlessRefused,
  });
}
