import type { ReactNode } from "react";
import { getText } from "@/app/get-language";
import { findWords } from "@/components/audit/find-words";
import { Fold } from "@/components/ui/fold";
import type { AuditLine } from "@/lib/contracts/audit";
import { formatNumber } from "@/lib/i18n/format";
import { Code } from "./code";

/** What a row holds besides its sentence: the exact time, the object, and the fields before and after. */
export async function AuditDetails({ line }: { line: AuditLine }) {
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
        {line.before && <Fields title={text("audit.before")} fields={line.before} />}
        {line.after && <Fields title={text("audit.after")} fields={line.after} />}
      </div>
    </Fold>
  );
}

async function Fields({ title, fields }: { title: string; fields: Record<string, unknown> }) {
  const { text } = await getText();
  return (
    <section>
      <p className="font-medium">{title}</p>
      <dl className="mt-1 grid gap-2">
        {Object.entries(fields).map(([name, value]) => (
          <Entry key={name} label={findWords(text, "field", name) ?? <Code>{name}</Code>}>
            <Value name={name} value={value} />
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

/** A field as people read it: words for what is known, the digits of the language, and anything else as it was kept. */
async function Value({ name, value }: { name: string; value: unknown }) {
  const { text, language } = await getText();
  if (value === null || (Array.isArray(value) && value.length === 0)) return text("common.none");
  if (typeof value === "boolean") return text(value ? "audit.yes" : "audit.no");
  if (typeof value === "number") return formatNumber(value, language);
  if (Array.isArray(value)) {
    return (
      <ul>
        {value.map((item) => (
          <li key={String(item)}>
            <Code>{typeof item === "string" ? item : JSON.stringify(item)}</Code>
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value !== "string") return <Code>{JSON.stringify(value)}</Code>;
  const words = findWords(text, "value", `${name}.${value}`);
  if (words) return words;
  return name.startsWith("name") ? <bdi>{value}</bdi> : <Code>{value}</Code>;
}
