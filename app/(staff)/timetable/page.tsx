import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { orNotFound } from "@/app/or-not-found";
import { PageHeader } from "@/components/ui/page-header";
import { readTimetableSchema } from "@/lib/contracts/timetable";
import { can } from "@/lib/domain/abilities";
import { getTimetable } from "@/lib/server/timetable/get-timetable";
import { staffActor } from "../staff-actor";
import { TimetableBoard } from "./timetable-board";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("timetable.title") };
}

type TimetablePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TimetablePage({ searchParams }: TimetablePageProps) {
  const [{ text }, wanted, actor] = await Promise.all([getText(), searchParams, staffActor("/timetable")]);
  const { from, section, unit } = wanted;
  const asked = readTimetableSchema.safeParse({
    from,
    sectionId: section || undefined,
    unitId: unit || undefined,
  });
  const view = await orNotFound(getTimetable(actor, asked.data ?? {}, new Date()));
  return (
    <>
      <PageHeader title={text("timetable.title")} lead={text("timetable.lead")} />
      <TimetableBoard
        view={view}
        sectionId={asked.data?.sectionId ?? null}
        mayChange={can(actor.roles, "unit.manage")}
      />
    </>
  );
}
