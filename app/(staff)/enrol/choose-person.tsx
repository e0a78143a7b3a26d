"use client";

import { PeoplePager } from "@/app/(staff)/people/people-pager";
import { FaceBadge } from "@/components/people/face-badge";
import { PersonName } from "@/components/people/person-name";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import type { PeoplePage, PersonSummary } from "@/lib/contracts/people";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

type ChoosePersonProps = { list: PeoplePage; search: string; mayAdd: boolean };

/** Step one: who. The links load a fresh document, which is what carries the permission for the camera. */
export function ChoosePerson({ list, search, mayAdd }: ChoosePersonProps) {
  const text = useText();
  const addLink = mayAdd && <ButtonLink href="/people/new">{text("enrolment.add_person")}</ButtonLink>;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-2">
        <search className="min-w-0 grow basis-80">
          <form action="/enrol" className="flex gap-2">
            <Input
              type="search"
              name="text"
              defaultValue={search}
              maxLength={120}
              aria-label={text("enrolment.search")}
              placeholder={text("enrolment.search")}
            />
            <Button type="submit">{text("enrolment.search_submit")}</Button>
          </form>
        </search>
        {addLink}
      </div>
      {list.total === 0 ? (
        <EmptyState title={text("enrolment.nobody")} action={addLink}>
          {text("enrolment.nobody_detail")}
        </EmptyState>
      ) : (
        <>
          <Panel className="overflow-hidden">
            <ul className="divide-y divide-line">
              {list.people.map((person) => (
                <PersonLine key={person.id} person={person} />
              ))}
            </ul>
          </Panel>
          <PeoplePager
            page={list.page}
            pageCount={list.pageCount}
            addressOf={(page) => addressOf(search, page)}
          />
        </>
      )}
    </div>
  );
}

function addressOf(text: string, page: number): string {
  return `/enrol?${new URLSearchParams({ ...(text && { text }), page: String(page) })}`;
}

function PersonLine({ person }: { person: PersonSummary }) {
  const text = useText();
  const language = useLanguage();
  return (
    <li>
      <a
        href={`/enrol?person=${person.id}`}
        aria-label={text("enrolment.choose", { name: inLanguage(person.name, language) })}
        className="flex min-h-14 items-center gap-4 px-4 py-2.5 hover:bg-sunken"
      >
        <span className="min-w-0 flex-1 font-medium">
          <PersonName name={person.name} />
        </span>
        <bdi className="shrink-0 text-muted tabular-nums max-sm:hidden">{person.number}</bdi>
        <FaceBadge enrolledAt={person.enrolledAt} />
        <span className="text-muted">
          <Icon name="chevron" />
        </span>
      </a>
    </li>
  );
}
