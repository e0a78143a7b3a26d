import type { ShiftTemplateView } from "@/lib/contracts/shifts";

type Segments = ShiftTemplateView["segments"];
type Weekday = keyof Segments;

/** One stretch of work on the chosen ISO weekdays, as the form has it. */
export type SegmentLine = {
  id: number;
  weekdays: Weekday[];
  start: string;
  end: string;
  breakMinutes: number;
};

/** Equal stretches of several days as one line; a new shift begins with one line of a working week. */
export function linesOfSegments(segments: Segments | null): SegmentLine[] {
  if (!segments) {
    return [{ id: 0, weekdays: ["1", "2", "3", "4", "7"], start: "08:00", end: "16:00", breakMinutes: 30 }];
  }
  const lines: SegmentLine[] = [];
  for (const [day, stretches] of Object.entries(segments) as [Weekday, Segments[Weekday]][]) {
    for (const { start, end, breakMinutes } of stretches ?? []) {
      const same = lines.find(
        (line) => line.start === start && line.end === end && line.breakMinutes === breakMinutes,
      );
      if (same) same.weekdays.push(day);
      else lines.push({ id: lines.length, weekdays: [day], start, end, breakMinutes });
    }
  }
  return lines;
}

/** The lines by weekday, each day's in the order of the clock. */
export function segmentsOfLines(lines: readonly SegmentLine[]): Segments {
  const segments: Segments = {};
  const inOrder = [...lines].sort((a, b) => (a.start < b.start ? -1 : 1));
  for (const { weekdays, start, end, breakMinutes } of inOrder) {
    for (const day of weekdays) segments[day] = [...(segments[day] ?? []), { start, end, breakMinutes }];
  }
  return segments;
}
