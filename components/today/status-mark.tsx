import type { TodayStatus } from "@/lib/contracts/today";

const COLOURS: Record<TodayStatus, string> = {
  on_time: "text-good-fill",
  late: "text-late-fill",
  not_yet: "text-wait-fill",
  absent: "text-bad-fill",
  excused: "text-wait-fill",
};

/** A status as a shape of its own, so that it does not hang on colour: tick, clock, empty ring, cross, dash. Words stand beside it. */
export function StatusMark({ status }: { status: TodayStatus }) {
  return (
    <svg
      viewBox="0 0 20 20"
      className={`size-4.5 shrink-0 ${COLOURS[status]}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <circle cx="10" cy="10" r="8" strokeDasharray={status === "not_yet" ? "2.5 3.2" : undefined} />
      {status === "on_time" && <path d="m6.5 10.3 2.4 2.4 4.6-5" />}
      {status === "late" && <path d="M10 5.800V10l2.8 2" />}
      {status === "excused" && <path d="M6.5 10h7" />}
      {status === "absent" && <path d="m7.3 7.3 5.4 5.400m0-5.4-5.4 5.4" />}
    </svg>
  );
}
