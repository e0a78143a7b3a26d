"use client";

import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Segmented } from "@/components/ui/segmented";
import type { TodayView } from "@/lib/contracts/today";
import { formatLocalDate, formatTime } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { LiveState } from "./live-state";
import type { RosterFilter } from "./roster";
import { SessionPanel } from "./session-panel";
import { useArrivals } from "./use-arrivals";
import { useToday } from "./use-today";

/** The Today page: every session of the day, live. */
export function TodayBoard({ first }: { first: TodayView }) {
  const text = useText();
  const language = useLanguage();
  const { view, connection, failure } = useToday(first);
  const arrivals = useArrivals(view);
  const [filter, setFilter] = useState<RosterFilter>("all");
  const time = (instant: string) => formatTime(instant, { language, timeZone: view.timeZone });
  const updated = time(view.serverTime);
  const main = view.sessions[0];
  return (
    <>
      <PageHeader
        title={text("today.title")}
        lead={formatLocalDate(view.localDate, language)}
        actions={<LiveState connection={connection} updated={updated} />}
      />
      <div className="grid gap-4">
        {failure === "signed_out" && <Notice tone="error">{text("problems.signed_out")}</Notice>}
        {failure === "unreachable" && (
          <Notice tone="warning">{text("today.refresh_failed", { time: updated })}</Notice>
        )}
        {view.sessions.length === 0 ? (
          <EmptyState title={text("today.empty_title")}>{text("today.empty_body")}</EmptyState>
        ) : (
          <Segmented
            legend={text("today.filter")}
            options={[
              { value: "all", label: text("today.filter_all") },
              { value: "missing", label: text("today.filter_missing") },
            ]}
            value={filter}
            onChange={setFilter}
          />
        )}
        {view.sessions.map((session) => (
          <SessionPanel
            key={session.id}
            session={session}
            timeZone={view.timeZone}
            unfolded={
              session.phase === "open" || (session === main && session.phase === "upcoming")
                ? "unfolded"
                : "folded"
            }
            filter={filter}
            arrivals={arrivals}
          />
        ))}
      </div>
      <p className="sr-only" aria-live="polite">
        {[...arrivals.values()]
          .map((entry) =>
            text("today.arrived", {
              name: inLanguage(entry.name, language),
              time: entry.at ? time(entry.at) : "",
            }),
          )
          .join(text("common.list_separator"))}
      </p>
    </>
  );
}
