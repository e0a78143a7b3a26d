import type { Metadata } from "next";
import { z } from "zod";
import { getText } from "@/app/get-language";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/domain/abilities";
import { monthOf } from "@/lib/domain/attendance/date-range";
import { getCalendar } from "@/lib/server/calendar/get-calendar";
import { listSections } from "@/lib/server/sections/list-sections";
import { listUnitChoices } from "@/lib/server/units/list-unit-choices";
import { staffActor } from "../staff-actor";
import { CalendarBoard } from "./calendar-board";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("calendar.title") };
}

type CalendarPageProps = { searchParams: Promise<{ month?: string | string[] }> };

export default async function CalendarPage({ searchParams }: CalendarPageProps) {
  const [{ text }, { month }, actor] = await Promise.all([getText(), searchParams, staffActor("/calendar")]);
  const now = new Date();
  const asked = z.iso.date().safeParse(`${typeof month === "string" ? month : ""}-01`).data;
  const shown = asked ?? (await todayOf(actor, now));
  const range = monthOf(shown);
  const [view, units, sections] = [
    await getCalendar(actor, range, now),
    await listUnitChoices(actor, now),
    await listSections(actor, now),
  ];
  return (
    <>
      <PageHeader title={text("calendar.title")} lead={text("calendar.lead")} />
      <CalendarBoard
        range={range}
        view={view}
        places={[
          ...units.map(({ id, name }) => ({ kind: "unit" as const, id, name })),
          ...sections.map(({ id, name }) => ({ kind: "section" as const, id, name })),
        ]}
        mayChange={can(actor.roles, "unit.manage")}
      />
    </>
  );
}

/** The organisation's date: the calendar of any day tells it. */
async function todayOf(actor: Parameters<typeof getCalendar>[0], now: Date): Promise<string> {
  const day = now.toISOString().slice(0, 10);
  return (await getCalendar(actor, { from: day, to: day }, now)).today;
}
