"use client";

import { useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Segmented } from "@/components/ui/segmented";
import type { TodaySession, TodayView } from "@/lib/contracts/today";
import { formatLocalDate, formatTime } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { ArrivalAnnouncer } from "./arrival-announcer";
import { LiveState } from "./live-state";
import type { RosterFilter } from "./roster";
import { SessionGroup } from "./session-group";
import { SessionPanel } from "./session-panel";
import { useArrivals } from "./use-arrivals";
import { type LiveToday, useToday } from "./use-today";

/** The Today page: every session of the day, live. */
export function TodayBoard({ first }: { first: TodayView }) {
  const text = useText();
  const language = useLanguage();
  const { view, connection, failure } = useToday(first);
  const arrivals = useArrivals(view);
  const [filter, setFilter] = useState<RosterFilter>("all");
  const { timeZone, sessions } = view;
  const updated = formatTime(view.serverTime, { language, timeZone });
  const at = (phase: TodaySession["phase"]) => sessions.filter((session) => session.phase === phase);
  const open = at("open");
  const shown = { timeZone, filter, arrivals };
  return (
    <>
      <PageHeader
        title={text("today.title")}
        lead={formatLocalDate(view.localDate, language)}
        actions={<LiveState connection={connection} updated={updated} />}
      />
      <div className="grid gap-5">
        <FailureNotice failure={failure} updated={updated} />
        {sessions.length === 0 && (
          <EmptyState title={text("today.empty_title")}>{text("today.empty_body")}</EmptyState>
        )}
        {sessions.length > 0 && <FilterChoice filter={filter} onChange={setFilter} />}
        {open.length > 0 && <h2 className="px-2 font-semibold text-lg">{text("today.phase_open")}</h2>}
        {open.map((session) => (
          <SessionPanel key={session.id} session={session} {...shown} />
        ))}
        {open.length === 0 && sessions.length > 0 && <p className="px-2">{text("today.none_open")}</p>}
        <SessionGroup
          phase="upcoming"
          start={open.length === 0 ? "unfolded" : "folded"}
          sessions={at("upcoming")}
          {...shown}
        />
        <SessionGroup phase="ended" start="folded" sessions={at("ended")} {...shown} />
      </div>
      <ArrivalAnnouncer arrivals={arrivals} timeZone={timeZone} />
    </>
  );
}

function FailureNotice({ failure, updated }: { failure: LiveToday["failure"]; updated: string }) {
  const text = useText();
  if (failure === "none") return null;
  if (failure === "signed_out") {
    return (
      <Notice tone="error">
        <p className="mb-2">{text("problems.signed_out")}</p>
        <ButtonLink href="/sign-in?callbackUrl=%2Ftoday">{text("auth.title")}</ButtonLink>
      </Notice>
    );
  }
  return <Notice tone="warning">{text("today.refresh_failed", { time: updated })}</Notice>;
}

function FilterChoice({
  filter,
  onChange,
}: {
  filter: RosterFilter;
  onChange: (filter: RosterFilter) => void;
}) {
  const text = useText();
  const options = [
    { value: "all", label: text("today.filter_all") },
    { value: "missing", label: text("today.filter_missing") },
  ] as const;
  return <Segmented legend={text("today.filter")} options={options} value={filter} onChange={onChange} />;
}
