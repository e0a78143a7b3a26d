"use client";

import type { ReactNode } from "react";
import { PeoplePager } from "@/app/(staff)/people/people-pager";
import { FaceBadge } from "@/components/people/face-badge";
import { PersonName } from "@/components/people/person-name";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import type { FaceCounts, PeopleFilter, PeoplePage, PersonSummary } from "@/lib/contracts/people";
import { formatNumber } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

type Shown = Pick<PeopleFilter, "text" | "face">;
type ChoosePersonProps = { list: PeoplePage; shown: Shown; counts: FaceCounts; mayAdd: boolean };

/** Step one: who. The links load a fresh document, which is what carries the permission for the camera. */
export function ChoosePerson({ list, shown, counts, mayAdd }: ChoosePersonProps) {
  const text = useText();
  const addLink = mayAdd && <ButtonLink href="/people/new">{text("enrolment.add_person")}</ButtonLink>;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-2">
        <search className="min-w-0 grow basis-80">
          <form action="/enrol" className="flex gap-2">
            {shown.face && <input type="hidden" name="face" value={shown.face} />}
            <Input
              type="search"
              name="text"
              defaultValue={shown.text}
              maxLength={120}
              aria-label={text("enrolment.search")}
              placeholder={text("enrolment.search")}
            />
            <Button type="submit">{text("enrolment.search_submit")}</Button>
          </form>
        </search>
        {addLink}
      </div>
      <FaceFilter shown={shown} counts={counts} />
      {list.total === 0 ? (
        <Nobody shown={shown} addLink={addLink} />
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
            addressOf={(page) => addressOf({ ...shown, page })}
          />
        </>
      )}
    </div>
  );
}

/** Why the list is empty: nobody is found by the search, or there is nothing to do. */
function Nobody({ shown, addLink }: { shown: Shown; addLink: ReactNode }) {
  const text = useText();
  if (shown.text === "" && (shown.face === "renewal" || shown.face === "none")) {
    return (
      <EmptyState title={text(`enrolment.nobody_${shown.face}`)}>
        {text(`enrolment.nobody_${shown.face}_detail`)}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={text("enrolment.nobody")} action={addLink}>
      {text("enrolment.nobody_detail")}
    </EmptyState>
  );
}

function addressOf({ text, face, page }: Shown & { page: number }): string {
  const wanted = { ...(text && { text }), ...(face && { face }), ...(page > 1 && { page: String(page) }) };
  const search = new URLSearchParams(wanted);
  return search.size > 0 ? `/enrol?${search}` : "/enrol";
}

/** Everybody, those whom no kiosk can find yet, or those whose reference is to be renewed, each with how many they are. */
function FaceFilter({ shown, counts }: { shown: Shown; counts: FaceCounts }) {
  const text = useText();
  const language = useLanguage();
  const filters = [
    { face: undefined, words: text("enrolment.filter_all"), count: counts.people },
    { face: "none", words: text("enrolment.filter_none"), count: counts.without },
    { face: "renewal", words: text("enrolment.filter_renewal"), count: counts.renewal },
  ] as const;
  return (
    <div className="grid gap-2">
      <nav aria-label={text("enrolment.filter")} className="flex flex-wrap gap-2">
        {filters.map(({ face, words, count }) => (
          <a
            key={words}
            href={addressOf({ text: shown.text, face, page: 1 })}
            aria-current={face === shown.face ? "page" : undefined}
            className="inline-flex min-h-10 touch:min-h-11 items-center gap-2 rounded-full border border-line-strong bg-surface px-4 font-medium hover:bg-sunken aria-[current=page]:border-accent aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
          >
            {words} <span className="tabular-nums">{formatNumber(count, language)}</span>
          </a>
        ))}
      </nav>
      {shown.face === "renewal" && counts.renewal > 0 && (
        <p className="text-muted">{text("enrolment.renewal_lead")}</p>
      )}
    </div>
  );
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
        <FaceBadge {...person} />
        <span className="text-muted">
          <Icon name="chevron" />
        </span>
      </a>
    </li>
  );
}
