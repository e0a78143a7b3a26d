"use server";

import {
  type CalendarChange,
  removeCalendarDaySchema,
  saveCalendarDaysSchema,
} from "@/lib/contracts/calendar";
import type { Reply } from "@/lib/contracts/problem";
import { removeCalendarDay } from "@/lib/server/calendar/remove-calendar-day";
import { saveCalendarDays } from "@/lib/server/calendar/save-calendar-days";
import { currentActor, parse, reply } from "@/lib/server/edge";

export async function saveCalendarDaysAction(input: unknown): Promise<Reply<CalendarChange>> {
  return reply(async () =>
    saveCalendarDays(await currentActor(), parse(saveCalendarDaysSchema, input), new Date()),
  );
}

export async function removeCalendarDayAction(input: unknown): Promise<Reply<CalendarChange>> {
  return reply(async () =>
    removeCalendarDay(await currentActor(), parse(removeCalendarDaySchema, input), new Date()),
  );
}
