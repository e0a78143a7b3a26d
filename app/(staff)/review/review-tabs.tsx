import Link from "next/link";
import { getText } from "@/app/get-language";
import { Badge } from "@/components/ui/badge";
import { formatNumber } from "@/lib/i18n/format";

const TABS = ["events", "corrections"] as const;
const STATES = ["pending", "decided"] as const;

type ReviewTabsProps = {
  tab: (typeof TABS)[number];
  state: (typeof STATES)[number];
  waiting: Record<(typeof TABS)[number], number>;
};

const LOOK =
  "inline-flex min-h-11 items-center gap-2 rounded-control px-4 font-medium text-muted hover:bg-sunken aria-[current]:bg-accent aria-[current]:text-on-accent";

/** What is looked at, as addresses: kinds of things, and those that wait or were decided. */
export async function ReviewTabs({ tab, state, waiting }: ReviewTabsProps) {
  const { text, language } = await getText();
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2">
      <nav aria-label={text("review.tab")} className="flex flex-wrap gap-1">
        {TABS.map((one) => (
          <Link
            key={one}
            href={`/review?tab=${one}`}
            aria-current={one === tab ? "page" : undefined}
            className={LOOK}
          >
            {text(`review.tab_${one}`)}
            {waiting[one] > 0 && <Badge tone="late">{formatNumber(waiting[one], language)}</Badge>}
          </Link>
        ))}
      </nav>
      <nav aria-label={text("review.state")} className="flex flex-wrap gap-1">
        {STATES.map((one) => (
          <Link
            key={one}
            href={`/review?tab=${tab}&state=${one}`}
            aria-current={one === state ? "page" : undefined}
            className={LOOK}
          >
            {text(`review.state_${one}`)}
          </Link>
        ))}
      </nav>
    </div>
  );
}
