"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { CodeChip } from "@/components/attendance/code-chip";
import { TONE_INK } from "@/components/attendance/code-tone";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import type { RegisterRow } from "@/lib/contracts/register";
import { formatLocalDate, formatNumber } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { cellFace } from "./cell-face";
import { cellLabel, cellLetters, dayLabel } from "./cell-label";
import { dayTotal } from "./grid-head";
import type { LiveRegister } from "./use-register";

const LINE = 60;

type RegisterDaysProps = {
  register: LiveRegister;
  today: string;
  onExplain: (row: RegisterRow, date: string) => void;
};

/** The register on a phone: everybody on one day, the days one after the other. */
export function RegisterDays({ register, today, onExplain }: RegisterDaysProps) {
  const text = useText();
  const language = useLanguage();
  const { view, rowAt, showRows } = register;
  const { days } = view;
  const [date, setDate] = useState(() => days.find((day) => day.date === today)?.date ?? days[0]?.date ?? "");
  const at = days.findIndex((day) => day.date === date);
  const day = days[at];
  const list = useRef<HTMLUListElement>(null);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => setMargin(list.current?.offsetTop ?? 0), []);
  const rows = useWindowVirtualizer({
    count: view.peopleCount,
    estimateSize: () => LINE,
    overscan: 8,
    scrollMargin: margin,
  });
  const items = rows.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => showRows(first, last), [showRows, first, last]);
  const book = useMemo(() => new Map(view.codes.map((code) => [code.code, code])), [view.codes]);
  const { present, expected } = dayTotal(view, date);
  if (!day) return null;
  return (
    <div className="grid gap-3">
      <div className="flex items-center gap-2">
        <StepButton
          label={text("register.day_before")}
          turned
          disabled={at <= 0}
          onClick={() => setDate(days[at - 1]?.date ?? date)}
        />
        <div className="min-w-0 flex-1 text-center">
          <h2 className="font-semibold" aria-live="polite">
            {formatLocalDate(date, language)}
          </h2>
          <p className="text-muted text-sm">
            {expected > 0
              ? text("register.day_total_label", { present, expected })
              : dayLabel(text, language, day)}
          </p>
        </div>
        <StepButton
          label={text("register.day_after")}
          disabled={at >= days.length - 1}
          onClick={() => setDate(days[at + 1]?.date ?? date)}
        />
      </div>
      <Panel className="overflow-hidden">
        <ul ref={list} className="relative" style={{ height: rows.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rowAt(index);
            const face = cellFace(row?.cells[date], book);
            return (
              <li
                key={index}
                aria-setsize={view.peopleCount}
                aria-posinset={index + 1}
                className="absolute inset-x-0 border-line border-b"
                style={{ top: start - margin, height: LINE }}
              >
                <button
                  type="button"
                  disabled={!row || !face}
                  onClick={() => row && onExplain(row, date)}
                  className="flex size-full items-center gap-3 px-3 text-start enabled:hover:bg-sunken"
                >
                  <span className="flex w-12 shrink-0 justify-center">
                    {face?.one ? (
                      <CodeChip code={face.one} />
                    ) : (
                      <bdi className="font-semibold text-muted">
                        {cellLetters(face, (value) => formatNumber(value, language))}
                      </bdi>
                    )}
                  </span>
                  <span className="min-w-0">
                    <span className="block truncate">
                      {row ? inLanguage(row.name, language) : text("register.loading_row")}
                    </span>
                    <span
                      className={classNames(
                        "block truncate text-sm",
                        face ? TONE_INK[face.tone] : "text-muted",
                      )}
                    >
                      {cellLabel(text, language, face)}
                    </span>
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      </Panel>
    </div>
  );
}

type StepButtonProps = { label: string; turned?: true; disabled: boolean; onClick: () => void };

function StepButton({ label, turned, disabled, onClick }: StepButtonProps) {
  return (
    <Button aria-label={label} disabled={disabled} onClick={onClick} className="px-3">
      <span className={turned && "-scale-x-100"}>
        <Icon name="chevron" />
      </span>
    </Button>
  );
}
