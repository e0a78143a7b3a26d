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
  const [view, units, sections] = [
    await getCalendar(actor, asked ? monthOf(asked) : null, now),
    await listUnitChoices(actor, now),
    await listSections(actor, now),
  ];
  return (
    <>
      <PageHeader title={text("calendar.title")} lead={text("calendar.lead")} />
      <CalendarBoard
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
