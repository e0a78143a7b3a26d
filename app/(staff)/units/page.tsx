import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { can } from "@/lib/domain/abilities";
import { listUnitTree } from "@/lib/server/units/list-unit-tree";
import { staffActor } from "../staff-actor";
import { UnitsBoard } from "./units-board";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("units.title") };
}

export default async function UnitsPage() {
  const actor = await staffActor("/units");
  if (!can(actor.roles, "unit.manage")) redirect("/today");
  return <UnitsBoard tree={await listUnitTree(actor)} />;
}
