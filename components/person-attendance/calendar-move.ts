import { addDays, type DateRange, shiftMonth, weekOf } from "@/lib/domain/attendance/date-range";

type CalendarShape = { range: DateRange; weekStart: number; direction: "ltr" | "rtl" };

/** Where a key leads from a day (the keys of a date grid), within the range; null for keys that do not move. */
export function moveInCalendar(key: string, date: string, shape: CalendarShape): string | null {
  const target = targetOf(key, date, shape);
  if (target === null) return null;
  if (target < shape.range.from) return shape.range.from;
  return target > shape.range.to ? shape.range.to : target;
}

function targetOf(key: string, date: string, { weekStart, direction }: CalendarShape): string | null {
  const forward = direction === "rtl" ? -1 : 1;
  switch (key) {
    case "ArrowRight":
      return addDays(date, forward);
    case "ArrowLeft":
      return addDays(date, -forward);
    case "ArrowDown":
      return addDays(date, 7);
    case "ArrowUp":
      return addDays(date, -7);
    case "Home":
      return weekOf(date, weekStart).from;
    case "End":
      return weekOf(date, weekStart).to;
    case "PageDown":
      return shiftMonth(date, 1);
    case "PageUp":
      return shiftMonth(date, -1);
    default:
      return null;
  }
}
