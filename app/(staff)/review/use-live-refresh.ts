import { useRouter } from "next/navigation";
import { useChangeStream } from "@/components/today/use-change-stream";

/** Fetches the page's data again whenever attendance has changed somewhere. */
export function useLiveRefresh(): void {
  const router = useRouter();
  useChangeStream("/api/v1/attendance/live", () => router.refresh());
}
