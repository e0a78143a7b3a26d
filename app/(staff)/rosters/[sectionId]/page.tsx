import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { orNotFound } from "@/app/or-not-found";
import { can } from "@/lib/domain/abilities";
import { getRoster } from "@/lib/server/rosters/get-roster";
import { listSections } from "@/lib/server/sections/list-sections";
import { staffActor } from "../../staff-actor";
import { RosterBoard } from "./roster-board";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("rosters.title") };
}

export default async function RosterPage({ params }: { params: Promise<{ sectionId: string }> }) {
  const { sectionId } = await params;
  const actor = await staffActor(`/rosters/${encodeURIComponent(sectionId)}`);
  const now = new Date();
  const roster = await orNotFound(getRoster(actor, sectionId, now));
  const mayChange = can(actor.roles, "unit.manage");
  const sections = mayChange ? await listSections(actor, now) : [];
  return (
    <RosterBoard
      sectionId={sectionId}
      roster={roster}
      others={sections.filter(({ id }) => id !== sectionId).map(({ id, name }) => ({ id, name }))}
      mayChange={mayChange}
    />
  );
}
