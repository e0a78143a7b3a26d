import type { RegisterDay } from "@/lib/contracts/register";
import { formatLocalDate } from "@/lib/i18n/format";
import { inLanguage, type Language } from "@/lib/i18n/language";
import type { Text } from "@/lib/i18n/text";
import type { CellFace } from "./cell-face";

/** What a cell shows as letters: a code, how many of several were attended, a dot for what is not decided, nothing where none was expected. */
export function cellLetters(face: CellFace | null, digits: (value: number) => string): string {
  if (!face) return "";
  if (face.expected > 1) return `${digits(face.attended)}/${digits(face.expected)}`;
  return face.one?.code ?? "·";
}

/** What a cell says to whoever cannot see it. */
export function cellLabel(text: Text, language: Language, face: CellFace | null): string {
  if (!face) return text("register.nothing_expected");
  const said =
    face.expected > 1
      ? text("register.cell_of", { attended: face.attended, expected: face.expected })
      : face.one
        ? inLanguage(face.one.label, language)
        : text("attendance.kind_not_yet");
  const parts = [
    said,
    face.lateMinutes > 0 && text("attendance.minutes", { count: face.lateMinutes }),
    face.isDecided && text("register.cell_decided"),
    face.isOpen && face.one !== null && text("register.cell_open"),
  ];
  return parts.filter(Boolean).join(text("common.list_separator"));
}

/** A day of the register in words, with what the calendar says of it. */
export function dayLabel(text: Text, language: Language, day: RegisterDay): string {
  const parts = [
    formatLocalDate(day.date, language),
    day.isWeekend && text("register.weekend"),
    day.calendar && inLanguage(day.calendar.name, language),
  ];
  return parts.filter(Boolean).join(text("common.list_separator"));
}
