"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { Panel } from "@/components/ui/panel";
import { describeWeekend } from "@/components/units/weekend-field";
import type { PlacedSection, UnitSummary, UnitTree } from "@/lib/contracts/units";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import type { UnitTask } from "./units-board";

/** With so few units all of them are shown unfolded. */
const FEW = 4;

type UnitListProps = { tree: UnitTree; onTask: (task: UnitTask) => void };

/** The organisation, what stands below it and what below that, with the sections of each. */
export function UnitList({ tree, onTask }: UnitListProps) {
  const text = useText();
  const language = useLanguage();
  const { organization, sections } = tree;
  const loose = sections.filter(({ unitId }) => unitId === null);
  return (
    <>
      <Panel className="p-4 sm:p-6">
        <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold text-lg">
          {inLanguage(organization.name, language)}
          <Badge tone="accent">{text("units.kind_organization")}</Badge>
        </h2>
        <Facts>
          <Fact label={text("units.zone")}>
            <bdi>{organization.timeZone}</bdi>
          </Fact>
          <Fact label={text("units.weekend")}>
            {describeWeekend(text, language, organization.weekendDays)}
          </Fact>
        </Facts>
        <Branch tree={tree} below={null} onTask={onTask} />
      </Panel>
      {loose.length > 0 && (
        <Panel className="p-4 sm:p-6">
          <h2 className="font-semibold text-lg">{text("units.without_unit")}</h2>
          <p className="mb-2 text-muted">{text("units.without_unit_lead")}</p>
          <SectionLines sections={loose} onTask={onTask} />
        </Panel>
      )}
    </>
  );
}

function Branch({ tree, below, onTask }: UnitListProps & { below: string | null }) {
  const units = tree.units.filter(({ parentId }) => parentId === below);
  if (units.length === 0) return null;
  return (
    <ul className="mt-3 grid gap-1 border-line border-s ps-2 sm:ps-4">
      {units.map((unit) => (
        <li key={unit.id}>
          <UnitItem unit={unit} tree={tree} onTask={onTask} />
          <Branch tree={tree} below={unit.id} onTask={onTask} />
        </li>
      ))}
    </ul>
  );
}

function UnitItem({ unit, tree, onTask }: UnitListProps & { unit: UnitSummary }) {
  const text = useText();
  const language = useLanguage();
  const sections = tree.sections.filter(({ unitId }) => unitId === unit.id);
  const inherited = <span className="text-muted"> ({text("units.inherited")})</span>;
  return (
    <Fold
      start={tree.units.length <= FEW ? "unfolded" : "folded"}
      className="px-1 py-1"
      summary={
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium [overflow-wrap:anywhere]">{inLanguage(unit.name, language)}</span>
          <Badge tone="quiet">{text(`units.kind_${unit.kind}`)}</Badge>
          <span className="text-muted text-sm">{text("units.people", { count: unit.personCount })}</span>
        </span>
      }
    >
      <div className="mb-3 grid gap-3 ps-8">
        <Facts>
          <Fact label={text("units.zone")}>
            <bdi>{unit.inForce.timeZone}</bdi>
            {unit.timeZone === null && inherited}
          </Fact>
          <Fact label={text("units.weekend")}>
            {describeWeekend(text, language, unit.inForce.weekendDays)}
            {unit.weekendDays === null && inherited}
          </Fact>
        </Facts>
        {sections.length > 0 ? (
          <SectionLines sections={sections} onTask={onTask} />
        ) : (
          <p className="text-muted">{text("units.no_sections")}</p>
        )}
        <UnitActions unit={unit} onTask={onTask} />
      </div>
    </Fold>
  );
}

function UnitActions({ unit, onTask }: { unit: UnitSummary; onTask: (task: UnitTask) => void }) {
  const text = useText();
  const name = inLanguage(unit.name, useLanguage());
  const actions = [
    { label: text("units.change"), task: { kind: "changing", unit } },
    { label: text("units.add_below"), task: { kind: "adding", below: unit } },
    { label: text("units.add_section"), task: { kind: "section", section: null, unitId: unit.id } },
    { label: text("units.move"), task: { kind: "moving", unit } },
    { label: text("units.remove"), task: { kind: "removing", unit } },
  ] as const;
  return (
    <div className="flex flex-wrap gap-2">
      <ButtonLink href={`/units/${unit.id}`}>{text("units.attendance")}</ButtonLink>
      {actions.map(({ label, task }) => (
        <Button
          key={label}
          tone={task.kind === "changing" ? "plain" : "quiet"}
          aria-label={text("units.action_for", { action: label, name })}
          onClick={() => onTask(task)}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}

function SectionLines({ sections, onTask }: { sections: PlacedSection[]; onTask: (task: UnitTask) => void }) {
  const text = useText();
  const language = useLanguage();
  return (
    <ul aria-label={text("units.sections")} className="divide-y divide-line border-line border-y">
      {sections.map((section) => {
        const name = inLanguage(section.name, language);
        return (
          <li key={section.id} className="flex items-center gap-x-3">
            <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3">
              <Link
                href={`/sections/${section.id}`}
                className="min-w-0 text-accent underline-offset-4 [overflow-wrap:anywhere] hover:underline touch:py-2"
              >
                {name}
              </Link>
              <span className="text-muted text-sm">
                {text("units.learners", { count: section.learnerCount })}
              </span>
            </span>
            <Button
              tone="quiet"
              aria-label={text("units.action_for", { action: text("units.change"), name })}
              onClick={() => onTask({ kind: "section", section, unitId: section.unitId })}
            >
              {text("units.change")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function Facts({ children }: { children: ReactNode }) {
  return <dl className="mt-1 flex flex-wrap gap-x-8 gap-y-1">{children}</dl>;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt className="text-muted">{label}:</dt>
      <dd>{children}</dd>
    </div>
  );
}
