import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Fetches the page's data again every so often, while the page is looked at. */
export function useSteadyRefresh(everyMs: number): void {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
}
