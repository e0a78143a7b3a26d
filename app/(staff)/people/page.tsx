import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { listPeopleSchema } from "@/lib/contracts/people";
import { can } from "@/lib/domain/abilities";
import { listPeople } from "@/lib/server/people/list-people";
import { listSections } from "@/lib/server/sections/list-sections";
import { listUnitChoices } from "@/lib/server/units/list-unit-choices";
import { staffActor } from "../staff-actor";
import { countFilters, peopleAddress, readPeoplePlace } from "./people-address";
import { PeopleBoard } from "./people-board";
import { PeopleFilters } from "./people-filters";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("people.title") };
}

type PeoplePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PeoplePage({ searchParams }: PeoplePageProps) {
  const [{ text, language }, wanted] = await Promise.all([getText(), searchParams]);
  const place = readPeoplePlace(wanted);
  const actor = await staffActor(peopleAddress(place));
  const [list, units, sections] = await Promise.all([
    listPeople(actor, listPeopleSchema.parse({ ...place, language })),
    listUnitChoices(actor),
    listSections(actor),
  ]);
  const isNarrowed = place.text !== "" || countFilters(place) > 0;
  const addLink = can(actor.roles, "person.add") && (
    <ButtonLink href="/people/new" tone="primary">
      {text("people.add")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={text("people.title")} actions={addLink} />
      <div className="grid gap-4">
        {wanted.deleted && <Notice tone="success">{text("people.deleted")}</Notice>}
        {(isNarrowed || list.total > 0) && <PeopleFilters filter={place} units={units} sections={sections} />}
        <p role="status" className="text-muted">
          {place.text
            ? text("people.found_for", { count: list.total, text: place.text })
            : list.total > 0 && text("people.found", { count: list.total })}
        </p>
        {list.total > 0 && (
          <PeopleBoard
            list={list}
            place={{ ...place, page: list.page }}
            units={units}
            mayChange={can(actor.roles, "person.change")}
          />
        )}
        {list.total === 0 && isNarrowed && (
          <EmptyState title={text("people.none_found_title")}>{text("people.none_found_body")}</EmptyState>
        )}
        {list.total === 0 && !isNarrowed && (
          <EmptyState title={text("people.empty_title")} action={addLink}>
            {text("people.empty_body")}
          </EmptyState>
        )}
      </div>
    </>
  );
}
