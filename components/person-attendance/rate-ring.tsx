"use client";

import type { RateView } from "@/lib/contracts/attendance-record";
import { formatPercent } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

const RADIUS = 42;
const ROUND = 2 * Math.PI * RADIUS;

/** A rate as a ring with its number in the middle; the line on it is what is asked for. */
export function RateRing({ rate, threshold }: { rate: RateView; threshold: number | null }) {
  const text = useText();
  const language = useLanguage();
  const share = rate.share ?? 0;
  const isShort = threshold !== null && rate.share !== null && rate.share < threshold;
  const percent = rate.share === null ? text("attendance.rate_none") : formatPercent(share, language);
  return (
    <svg
      viewBox="0 0 100 100"
      role="img"
      aria-label={text("record.ring", { percent })}
      className="size-32 shrink-0"
    >
      <circle cx="50" cy="50" r={RADIUS} fill="none" strokeWidth="9" className="stroke-sunken" />
      <circle
        cx="50"
        cy="50"
        r={RADIUS}
        fill="none"
        strokeWidth="9"
        strokeDasharray={`${share * ROUND} ${ROUND}`}
        transform="rotate(-90 50 50)"
        className={isShort ? "stroke-late-fill" : "stroke-good-fill"}
      />
      {threshold !== null && (
        <line
          x1="50"
          y1="2"
          x2="50"
          y2="14"
          strokeWidth="1.8"
          transform={`rotate(${threshold * 360} 50 50)`}
          className="stroke-ink"
        />
      )}
      <text
        x="50"
        y="50"
        textAnchor="middle"
        dominantBaseline="central"
        direction="ltr"
        className={rate.share === null ? "fill-muted text-[8px]" : "fill-ink font-semibold text-[20px]"}
      >
        {percent}
      </text>
    </svg>
  );
}
