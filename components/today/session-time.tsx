"use client";

import type { TodaySession } from "@/lib/contracts/today";
import { formatTime } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

type SessionTimeProps = { session: Pick<TodaySession, "startsAt" | "endsAt">; timeZone: string };

/** From when to when a session lasts, at its place. */
export function SessionTime({ session, timeZone }: SessionTimeProps) {
  const text = useText();
  const place = { language: useLanguage(), timeZone };
  const [from, to] = [formatTime(session.startsAt, place), formatTime(session.endsAt, place)];
  return <span className="whitespace-nowrap tabular-nums">{text("today.until", { from, to })}</span>;
}
