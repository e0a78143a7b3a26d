import type { ReactNode } from "react";
import { getText } from "@/app/get-language";
import { findWords } from "@/components/audit/find-words";
import { Fold } from "@/components/ui/fold";
import type { AuditLine } from "@/lib/contracts/audit";
import { formatIsoWeekday, formatNumber } from "@/lib/i18n/format";
import { inLanguage, type Language } from "@/lib/i18n/language";
import { type AuditPlace, auditAddress } from "./audit-address";
import { Code } from "./code";
import { PageLink } from "./page-link";

/** What a row holds besides its sentence: the exact time, the object, and the fields before and after. */
export async function AuditDetails({ line, place }: { line: AuditLine; place: AuditPlace }) {
  const { text } = await getText();
  return (
    <Fold
      start="folded"
      className="-ms-1.5 w-fit pe-3 text-accent text-sm"
      summary={
        <span>
          {text("audit.details")}
          <span className="sr-only">, {text("audit.row", { seq: line.seq })}</span>
        </span>
      }
    >
      <div className="mb-1 grid gap-3 rounded-control border border-line bg-surface p-3 text-sm">
        <dl className="grid gap-2">
          <Entry label={text("audit.action")}>
            <Code>{line.action}</Code>
          </Entry>
          <Entry label={text("audit.exact_time")}>
            <Code>{line.at}</Code>
          </Entry>
          {line.objectId && (
            <Entry label={text("audit.object_id")}>
              <Code>{line.objectId}</Code>
            </Entry>
          )}
        </dl>
        {line.before && <Fields title={text("audit.before")} fields={line.before} names={line.names} />}
        {line.after && <Fields title={text("audit.after")} fields={line.after} names={line.names} />}
        <Narrowing line={line} place={place} />
      </div>
    </Fold>
  );
}

/** Links to the rows about the same thing, and by the same actor. */
async function Narrowing({ line, place }: { line: AuditLine; place: AuditPlace }) {
  const { text } = await getText();
  const { actor, objectId } = line;
  const dates = { from: place.from, to: place.to };
  return (
    <div className="flex flex-wrap gap-2">
      {objectId && objectId !== place.objectId && (
        <PageLink href={auditAddress({ ...dates, objectId })}>{text("audit.all_about_this")}</PageLink>
      )}
      {actor.id && actor.id !== place.actorId && (
        <PageLink href={auditAddress({ ...dates, actorId: actor.id })}>{text("audit.all_by_this")}</PageLink>
      )}
    </div>
  );
}

type FieldsProps = { title: string; fields: Record<string, unknown>; names: AuditLine["names"] };

async function Fields({ title, fields, names }: FieldsProps) {
  const { text } = await getText();
  return (
    <section>
      <p className="font-medium">{title}</p>
      <dl className="mt-1 grid gap-2">
        {Object.entries(fields).map(([name, value]) => (
          <Entry key={name} label={findWords(text, "field", name) ?? <Code>{name}</Code>}>
            <Value name={name} value={value} names={names} />
          </Entry>
        ))}
      </dl>
    </section>
  );
}

function Entry({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-3">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

type ValueProps = { name: string; value: unknown; names: AuditLine["names"] };

/** So many items of a list are shown; a bulk change can hold thousands. */
const MOST_ITEMS = 20;

/** A field as people read it: words and names for what is known, the digits of the language, and anything else as it was kept. */
async function Value({ name, value, names }: ValueProps) {
  const { text, language } = await getText();
  if (value === null || (Array.isArray(value) && value.length === 0)) return text("common.none");
  if (typeof value === "boolean") return text(value ? "audit.yes" : "audit.no");
  if (name === "weekendDays" && Array.isArray(value)) return describeDays(value, language);
  if (typeof value === "number") return formatNumber(value, language);
  if (Array.isArray(value)) {
    return (
      <ul>
        {value.slice(0, MOST_ITEMS).map((item) => (
          <li key={String(item)}>
            <Value name={name} value={item} names={names} />
          </li>
        ))}
        {value.length > MOST_ITEMS && (
          <li>{text("audit.more_items", { count: value.length - MOST_ITEMS })}</li>
        )}
      </ul>
    );
  }
  if (typeof value !== "string") return <Code>{JSON.stringify(value)}</Code>;
  const known = names[value];
  if (known) return <bdi>{typeof known === "string" ? known : inLanguage(known, language)}</bdi>;
  const words = findWords(text, "value", `${name}.${value}`);
  if (words) return words;
  if (name === "changed") return findWords(text, "field", value) ?? <Code>{value}</Code>;
  return name.startsWith("name") ? <bdi>{value}</bdi> : <Code>{value}</Code>;
}

function describeDays(days: readonly unknown[], language: Language): string {
  const names = days.map((day) => formatIsoWeekday(Number(day), language));
  return new Intl.ListFormat(language, { type: "unit" }).format(names);
}
