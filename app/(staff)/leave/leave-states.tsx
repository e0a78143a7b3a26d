import Link from "next/link";
import { getText } from "@/app/get-language";

const STATES = ["pending", "decided"] as const;

/** Requests that wait, or those that were decided, as addresses. */
export async function LeaveStates({ state }: { state: (typeof STATES)[number] }) {
  const { text } = await getText();
  return (
    <nav aria-label={text("review.state")} className="flex flex-wrap gap-1">
      {STATES.map((one) => (
        <Link
          key={one}
          href={`/leave?state=${one}`}
          aria-current={one === state ? "page" : undefined}
          className="inline-flex min-h-11 items-center rounded-control px-4 font-medium text-muted hover:bg-sunken aria-[current]:bg-accent aria-[current]:text-on-accent"
        >
          {text(`review.state_${one}`)}
        </Link>
      ))}
    </nav>
  );
}
