import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { PageHeader } from "@/components/ui/page-header";
import { reach } from "@/lib/domain/abilities";
import { listSections } from "@/lib/server/sections/list-sections";
import { listUnitChoices } from "@/lib/server/units/list-unit-choices";
import { staffActor } from "../../staff-actor";
import { AddPersonForm } from "./add-person-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("people.new_title") };
}

export default async function NewPersonPage() {
  const [actor, { text }] = await Promise.all([staffActor("/people/new"), getText()]);
  const [sections, units] = await Promise.all([listSections(actor), listUnitChoices(actor)]);
  const isLimited = reach(actor.roles, "person.add") === "own";
  return (
    <div className="max-w-2xl">
      <PageHeader title={text("people.new_title")} lead={text("people.new_lead")} />
      <AddPersonForm
        sections={sections}
        units={units}
        placeRule={isLimited ? (units.length > 0 ? "section_or_unit" : "section") : "none"}
      />
    </div>
  );
}
