import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { searchPeopleSchema } from "@/lib/contracts/people";
import { can } from "@/lib/domain/abilities";
import { byName } from "@/lib/i18n/language";
import { listPeople } from "@/lib/server/people/list-people";
import { staffActor } from "../staff-actor";
import { PeopleTable } from "./people-table";
import { SearchBox } from "./search-box";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("people.title") };
}

type PeoplePageProps = { searchParams: Promise<{ text?: string | string[] }> };

export default async function PeoplePage({ searchParams }: PeoplePageProps) {
  const [{ text, language }, wanted] = await Promise.all([getText(), searchParams]);
  // A search that is no search (too long, given twice) shows everybody.
  const search = searchPeopleSchema.safeParse({ text: wanted.text }).data ?? { text: "" };
  const searched = search.text !== "";
  const actor = await staffActor(searched ? `/people?${new URLSearchParams(search)}` : "/people");
  const people = await listPeople(actor, search);
  const addLink = can(actor.roles, "person.add") && (
    <ButtonLink href="/people/new" tone="primary">
      {text("people.add")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={text("people.title")} actions={addLink} />
      <div className="grid gap-4">
        {(searched || people.length > 0) && <SearchBox initial={search.text} />}
        <p role="status" className="text-muted">
          {searched
            ? text("people.found_for", { count: people.length, text: search.text })
            : people.length > 0 && text("people.found", { count: people.length })}
        </p>
        {people.length > 0 && <PeopleTable people={people.toSorted(byName(language))} />}
        {people.length === 0 && searched && (
          <EmptyState title={text("people.none_found_title")}>{text("people.none_found_body")}</EmptyState>
        )}
        {people.length === 0 && !searched && (
          <EmptyState title={text("people.empty_title")} action={addLink}>
            {text("people.empty_body")}
          </EmptyState>
        )}
      </div>
    </>
  );
}
