"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { CodeLegend } from "@/components/attendance/code-chip";
import { MARK_KEYS, markOfKey } from "@/components/attendance/mark-keys";
import { ObligationDialog } from "@/components/attendance/obligation-dialog";
import { LoadingNotice } from "@/components/shell/loading-notice";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { useMedia } from "@/components/ui/use-media";
import type { RegisterFrame, RegisterRow, RegisterView } from "@/lib/contracts/register";
import type { Mark } from "@/lib/contracts/roll";
import { formatDateRange, formatDateTime } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { CellBar } from "./cell-bar";
import { cellFace } from "./cell-face";
import { dayLabel } from "./cell-label";
import { withPending } from "./change-mark";
import { COLUMNS_BEFORE, columnAt } from "./grid-geometry";
import type { GridPlace } from "./grid-move";
import { MarkResultNotice } from "./mark-result";
import { RegisterDays } from "./register-days";
import { RegisterGrid } from "./register-grid";
import { RegisterPrint } from "./register-print";
import { usePrint } from "./use-print";
import { type LiveRegister, useRegister } from "./use-register";
import { type SetMark, useRegisterMarks } from "./use-register-marks";

type RegisterBoardProps = {
  first: RegisterView;
  frame: RegisterFrame;
  /** Null where the reader may look only. */
  setMark: SetMark | null;
  printedAt: string;
};

const REFUSES: SetMark = async () => ({
  ok: false,
  problem: { code: "forbidden", reason: "role_lacks_ability" },
});

/** The register: grid on wide screens, a list a day on phones, the whole of it on paper. */
export function RegisterBoard({ first, frame, setMark, printedAt }: RegisterBoardProps) {
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const keysId = useId();
  const isPhone = useMedia("(max-width: 639px)");
  const fetched = useRegister(first);
  const { view } = fetched;
  const marks = useRegisterMarks(view, setMark ?? REFUSES);
  const register: LiveRegister = {
    ...fetched,
    rowAt: (index) => {
      const row = fetched.rowAt(index);
      return row && withPending(row, marks.pending);
    },
  };
  const printing = usePrint(register);
  const [place, setPlace] = useState<GridPlace>(() => firstPlace(first, frame.today));
  const [explained, setExplained] = useState<{ row: RegisterRow; date: string } | null>(null);
  const [advice, setAdvice] = useState<string | null>(null);
  const book = useMemo(() => new Map(view.codes.map((code) => [code.code, code])), [view.codes]);

  const row = register.rowAt(place.row);
  const column = columnAt(place.column, view.days.length);
  const day = column.kind === "day" ? (view.days[column.index] ?? null) : null;
  const face = cellFace(day ? row?.cells[day.date] : undefined, book);

  function explain() {
    if (row && day && face) setExplained({ row, date: day.date });
  }

  function mark(chosen: Mark) {
    const found = row && day ? (row.cells[day.date] ?? []) : [];
    const [before] = found;
    setAdvice(
      found.length > 1 ? text("register.choose_one") : before ? null : text("register.not_expected_here"),
    );
    if (row && day && before && found.length === 1)
      marks.mark({ before, name: row.name, date: day.date }, chosen);
  }

  function press(event: KeyboardEvent): boolean {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && marks.undo) {
      marks.undo();
      return true;
    }
    if (event.key === "Enter") {
      if (column.kind === "name" && row) router.push(`/people/${row.personId}`);
      else explain();
      return true;
    }
    const chosen = setMark && day ? markOfKey(event) : null;
    if (chosen) mark(chosen);
    return chosen !== null;
  }

  const keys = MARK_KEYS.map((key) =>
    text("register.key_mark", { key: key[language], mark: text(`attendance.kind_${key.mark}`) }),
  ).join(text("common.list_separator"));
  const caption = text("register.caption", {
    title: inLanguage(view.title, language),
    range: formatDateRange(view, language),
  });
  if (view.peopleCount === 0)
    return <EmptyState title={text("register.empty_title")}>{text("register.empty_body")}</EmptyState>;
  return (
    <>
      <div className="grid gap-3 print:hidden">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="font-medium">
            {caption}
            {text("common.list_separator")}
            {text("register.people", { count: view.peopleCount })}
          </p>
          <div className="flex gap-2">
            {view.scope.kind !== "organization" && (
              <ButtonLink href={`/${view.scope.kind}s/${view.scope.id}`}>
                {text("register.overview")}
              </ButtonLink>
            )}
            <Button busy={printing.isFetching} onClick={printing.print}>
              {text(printing.isFetching ? "register.printing" : "register.print")}
            </Button>
          </div>
        </div>
        {(fetched.failure === "unreachable" || printing.failed) && (
          <Notice tone="warning">{text("register.refresh_failed")}</Notice>
        )}
        {fetched.failure === "signed_out" && <Notice tone="error">{text("problems.signed_out")}</Notice>}
        {isPhone === null && <LoadingNotice />}
        {isPhone === true && (
          <RegisterDays
            register={register}
            today={frame.today}
            onExplain={(chosen, date) => setExplained({ row: chosen, date })}
          />
        )}
        {isPhone === false && (
          <>
            <CellBar row={row} day={day} face={face} onMark={setMark && mark} onExplain={explain} />
            <RegisterGrid
              register={register}
              place={place}
              onPlace={setPlace}
              onKey={press}
              caption={caption}
              describedBy={keysId}
              access={setMark ? "mark" : "read"}
            />
            <p id={keysId} className="text-muted text-sm">
              {setMark ? text("register.keys", { marks: keys }) : text("register.keys_read")}
            </p>
          </>
        )}
        {advice && <Notice tone="info">{advice}</Notice>}
        <MarkResultNotice result={marks.result} onUndo={marks.undo} />
        <CodeLegend codes={view.codes} label={text("attendance.legend")} />
      </div>
      {explained && (
        <ObligationDialog
          title={text("register.cell_title", {
            name: inLanguage(explained.row.name, language),
            date: dayLabel(
              text,
              language,
              view.days.find(({ date }) => date === explained.date) ?? noDay(explained.date),
            ),
          })}
          obligationIds={(explained.row.cells[explained.date] ?? []).map(({ obligationId }) => obligationId)}
          onClose={() => setExplained(null)}
        />
      )}
      {printing.job && (
        <RegisterPrint
          view={view}
          rows={printing.job.rows}
          note={printing.job.isWhole ? null : text("register.print_partly")}
          printedAt={formatDateTime(printedAt, { language, timeZone: view.timeZone })}
        />
      )}
    </>
  );
}

const noDay = (date: string) => ({ date, isWeekend: false, calendar: null });

/** Where the keyboard begins: today where it is shown, else the first day. */
function firstPlace({ days }: RegisterView, today: string): GridPlace {
  return {
    row: 0,
    column:
      COLUMNS_BEFORE +
      Math.max(
        0,
        days.findIndex(({ date }) => date === today),
      ),
  };
}
