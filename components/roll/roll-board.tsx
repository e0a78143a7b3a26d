"use client";

import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { MarkForm } from "@/components/attendance/mark-form";
import { MARK_KEYS, markOfKey } from "@/components/attendance/mark-keys";
import { ObligationDialog } from "@/components/attendance/obligation-dialog";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Segmented } from "@/components/ui/segmented";
import type { RollEntry, RollView } from "@/lib/contracts/roll";
import { formatTime } from "@/lib/i18n/format";
import { directionOf, inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { RollProgress } from "./roll-progress";
import { RollResultBar } from "./roll-result";
import { LINE_BUTTONS, RollRow } from "./roll-row";
import { isMarked, moveInRoll, type RollPlace } from "./roll-state";
import { type RollEdges, useRoll } from "./use-roll";

type RollBoardProps = { first: RollView; edges: RollEdges; children?: ReactNode };

/** The whole class of a session as a list: one key or one tap a person. `children` stand under the progress, such as further actions. */
export function RollBoard({ first, edges, children }: RollBoardProps) {
  const text = useText();
  const language = useLanguage();
  const direction = directionOf(language);
  const { view, isPending, failure, result, mark, rest, undo } = useRoll(first, edges);
  const place = { language, timeZone: view.timeZone };
  const [filter, setFilter] = useState<"all" | "open">("all");
  const [at, setAt] = useState<RollPlace>({ row: 0, button: 0 });
  const [more, setMore] = useState<RollEntry | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const follows = useRef(false);
  const open = view.entries.filter((entry) => !isMarked(entry));
  const shown = filter === "all" ? view.entries : open;
  const active = { row: Math.min(at.row, Math.max(0, shown.length - 1)), button: at.button };

  useLayoutEffect(() => {
    if (!follows.current) return;
    follows.current = false;
    list.current?.querySelector<HTMLElement>(`[data-roll="${active.row} ${active.button}"]`)?.focus();
  }, [active.row, active.button]);

  function press(event: KeyboardEvent, row: number, button: number) {
    const shape = { rows: shown.length, buttons: LINE_BUTTONS, direction };
    const entry = shown[row];
    const chosen = view.canMark ? markOfKey(event) : null;
    const next =
      chosen && entry
        ? // Who was marked disappears from a filtered list, and the next one takes the place.
          { row: filter === "all" ? Math.min(row + 1, shown.length - 1) : row, button }
        : moveInRoll(event.key, { row, button }, shape);
    if (!next) return;
    event.preventDefault();
    if (chosen && entry) void mark(entry, chosen);
    follows.current = true;
    setAt(next);
  }

  if (view.entries.length === 0)
    return (
      <>
        <EmptyState title={text("roll.empty_title")}>{text("roll.empty_body")}</EmptyState>
        {children}
      </>
    );
  const keys = MARK_KEYS.map((key) =>
    text("register.key_mark", { key: key[language], mark: text(`attendance.kind_${key.mark}`) }),
  ).join(text("common.list_separator"));
  return (
    <div className="grid gap-4">
      <RollNotices view={view} failure={failure} />
      <Panel className="flex flex-wrap items-end justify-between gap-4 p-4">
        <RollProgress view={view} place={place} />
        <div className="flex flex-wrap gap-2">
          {view.canMark && open.length > 0 && (
            <>
              <Button tone="primary" onClick={() => rest("present")}>
                {text("roll.rest_present")}
              </Button>
              <Button onClick={() => rest("absent")}>{text("roll.rest_absent")}</Button>
            </>
          )}
        </div>
      </Panel>
      {children}
      <Segmented
        legend={text("roll.filter")}
        options={[
          { value: "all", label: text("roll.filter_all") },
          { value: "open", label: text("roll.filter_open") },
        ]}
        value={filter}
        onChange={setFilter}
      />
      {shown.length === 0 ? (
        <p className="text-muted">{text("roll.filter_all_done")}</p>
      ) : (
        <Panel>
          <ul ref={list} className="divide-y divide-line">
            {shown.map((entry, index) => (
              <RollRow
                key={entry.personId}
                entry={entry}
                index={index}
                place={place}
                isPending={isPending(entry)}
                canMark={view.canMark}
                activeButton={active.row === index ? active.button : null}
                onMark={mark}
                onMore={setMore}
                onKey={press}
              />
            ))}
          </ul>
        </Panel>
      )}
      {view.canMark && (
        <p className="text-muted text-sm max-sm:hidden">{text("roll.keys", { marks: keys })}</p>
      )}
      <div className="sticky bottom-20 z-10 lg:bottom-4">
        <RollResultBar result={result} onUndo={undo} />
      </div>
      {more && (
        <ObligationDialog
          title={inLanguage(more.name, language)}
          obligationIds={[more.record.obligationId]}
          onClose={() => setMore(null)}
          actions={(detail) =>
            view.canMark && (
              <MarkForm
                record={detail.line.record}
                note="optional"
                submit={edges.markPerson}
                onSaved={() => setMore(null)}
              />
            )
          }
        />
      )}
    </div>
  );
}

function RollNotices({ view, failure }: { view: RollView; failure: "none" | "signed_out" | "unreachable" }) {
  const text = useText();
  const place = { language: useLanguage(), timeZone: view.timeZone };
  return (
    <>
      {failure === "signed_out" && <Notice tone="error">{text("problems.signed_out")}</Notice>}
      {failure === "unreachable" && <Notice tone="warning">{text("roll.refresh_failed")}</Notice>}
      {view.state === "cancelled" && <Notice tone="warning">{text("roll.cancelled")}</Notice>}
      {view.state === "scheduled" && !view.canMark && (
        <Notice tone="info">
          {view.phase === "upcoming"
            ? text("roll.upcoming", { time: formatTime(view.startsAt, place) })
            : text("roll.locked")}
        </Notice>
      )}
    </>
  );
}
