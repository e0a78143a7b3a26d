"use client";

import Form from "next/form";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Fold } from "@/components/ui/fold";
import { Icon } from "@/components/ui/icon";
import { Input, Select } from "@/components/ui/input";
import { UnitSelect } from "@/components/units/unit-select";
import type { PeopleFilter, SectionSummary } from "@/lib/contracts/people";
import type { UnitChoice } from "@/lib/contracts/units";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { countFilters, peopleAddress, readPeoplePlace } from "./people-address";

const PAUSE_MS = 300;

type PeopleFiltersProps = { filter: PeopleFilter; units: UnitChoice[]; sections: SectionSummary[] };

/** Searches after a pause in typing, on Enter, and when a filter is chosen; each result has an address. */
export function PeopleFilters({ filter, units, sections }: PeopleFiltersProps) {
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const [searching, startSearch] = useTransition();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const filters = countFilters(filter);

  const forgetPause = () => {
    clearTimeout(pause.current);
    pause.current = undefined;
  };

  useEffect(() => () => clearTimeout(pause.current), []);

  function search(form: HTMLFormElement) {
    forgetPause();
    const wanted = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    startSearch(() => router.replace(peopleAddress(readPeoplePlace(wanted)), { scroll: false }));
  }

  function searchSoon(form: HTMLFormElement) {
    forgetPause();
    pause.current = setTimeout(() => search(form), PAUSE_MS);
  }

  return (
    <Form
      action="/people"
      role="search"
      className="grid gap-2"
      onChange={({ currentTarget, target }) =>
        target instanceof HTMLSelectElement ? search(currentTarget) : searchSoon(currentTarget)
      }
      // Who leaves the field may be on the way to another page: a search begun after that would take them back.
      onBlur={({ currentTarget }) => pause.current !== undefined && search(currentTarget)}
      onSubmit={forgetPause}
    >
      <div className="flex gap-2">
        <div className="relative flex-1">
          <span className="pointer-events-none absolute inset-y-0 start-3 grid place-items-center text-muted">
            <Icon name="search" />
          </span>
          <Input
            type="search"
            name="text"
            defaultValue={filter.text}
            maxLength={120}
            aria-label={text("people.search")}
            placeholder={text("people.search_hint")}
            className="ps-10"
          />
        </div>
        <Button type="submit" busy={searching}>
          {text("people.search_submit")}
        </Button>
      </div>
      <Fold start="folded" className="w-fit pe-3" summary={text("people.filter_on", { count: filters })}>
        <div className="grid gap-4 rounded-panel border border-line bg-surface p-4 sm:grid-cols-2 lg:grid-cols-5">
          {units.length > 0 && (
            <UnitSelect
              label={text("people.unit")}
              name="unit"
              none={text("people.filter_any_unit")}
              units={units}
              value={filter.unit ?? null}
            />
          )}
          <Field label={text("people.filter_section")}>
            {(control) => (
              <Select {...control} name="section" defaultValue={filter.section ?? ""}>
                <option value="">{text("people.filter_any_section")}</option>
                {sections.map((section) => (
                  <option key={section.id} value={section.id}>
                    {inLanguage(section.name, language)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={text("people.kind")}>
            {(control) => (
              <Select {...control} name="kind" defaultValue={filter.kind ?? ""}>
                <option value="">{text("people.filter_any_kind")}</option>
                <option value="student">{text("people.kind_student")}</option>
                <option value="employee">{text("people.kind_employee")}</option>
              </Select>
            )}
          </Field>
          <Field label={text("people.filter_face")}>
            {(control) => (
              <Select {...control} name="face" defaultValue={filter.face ?? ""}>
                <option value="">{text("people.filter_any_face")}</option>
                <option value="none">{text("people.filter_face_none")}</option>
                <option value="enrolled">{text("people.filter_face_enrolled")}</option>
                <option value="renewal">{text("people.filter_face_renewal")}</option>
              </Select>
            )}
          </Field>
          <Field label={text("people.filter_status")}>
            {(control) => (
              <Select {...control} name="status" defaultValue={filter.status}>
                <option value="active">{text("people.filter_status_active")}</option>
                <option value="left">{text("people.filter_status_left")}</option>
              </Select>
            )}
          </Field>
          {filters > 0 && (
            <ButtonLink href={peopleAddress({ text: filter.text })} className="self-end">
              {text("people.filter_clear")}
            </ButtonLink>
          )}
        </div>
      </Fold>
    </Form>
  );
}
