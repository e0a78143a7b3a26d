import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { TodayBoard } from "@/components/today/today-board";
import { getToday } from "@/lib/server/attendance/get-today";
import { staffActor } from "../staff-actor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("today.title") };
}

export default async function TodayPage() {
  const actor = await staffActor("/today");
  return <TodayBoard first={await getToday(actor, new Date())} />;
}
