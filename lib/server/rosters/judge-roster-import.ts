import "server-only";
import type { ImportFault } from "@/lib/contracts/roster-import";
import type { Membership } from "@/lib/domain/attendance/membership";
import { judgeRosterRows, type RosterFault } from "@/lib/domain/attendance/roster-import";
import type { CsvRow } from "./read-roster-csv";

export type KnownPerson = {
  id: string;
  number: string;
  nameAr: string;
  nameEn: string;
  kind: "student" | "employee";
  status: "active" | "left" | "deleted";
};

/** What the file is judged against. `sections` are ids by folded name; null where several sections have it. */
export type ImportContext = {
  persons: readonly KnownPerson[];
  sections: ReadonlyMap<string, string | null>;
  existing: readonly (Membership & { role: "learner" | "teacher" })[];
};

export type PersonPlan = { number: string; nameAr: string; nameEn: string; kind: "student" | "employee" };

/** What an import would write. `number` stands for a person who may not be there yet. */
export type ImportPlan = {
  added: PersonPlan[];
  changed: (PersonPlan & { id: string })[];
  memberships: {
    number: string;
    sectionId: string;
    role: "learner" | "teacher";
    from: string;
    to: string | null;
  }[];
};

const COLUMN_OF: Record<RosterFault["column"], string> = {
  personNumber: "number",
  group: "section",
  validFrom: "valid_from",
  validTo: "valid_to",
};

/** Reads a whole file: what it would write, or everything that is wrong with it, line by line. A row that says what is so already is no change. */
export function judgeRosterImport(
  rows: readonly CsvRow[],
  context: ImportContext,
): { plan: ImportPlan } | { faults: ImportFault[] } {
  const known = new Map(context.persons.map((person) => [person.number, person]));
  const faults: ImportFault[] = [];
  const seen = new Map<string, CsvRow>();
  for (const row of rows) {
    faults.push(...judgePerson(row, known.get(row.number), seen.get(row.number)));
    if (row.number !== "" && !seen.has(row.number)) seen.set(row.number, row);
  }
  const placed = rows.filter((row) => row.section !== "" && row.number !== "");
  const judged = judgePlaces(placed, known, context);
  faults.push(...judged.faults);
  if (faults.length > 0) return { faults: faults.sort((a, b) => a.line - b.line) };
  const people = [...seen.values()].map(planOf);
  return {
    plan: {
      added: people.filter(({ number }) => !known.has(number)),
      changed: people.flatMap((plan) => {
        const before = known.get(plan.number);
        return before && !isSame(before, plan) ? { ...plan, id: before.id } : [];
      }),
      memberships: judged.memberships,
    },
  };
}

function judgePerson(
  row: CsvRow,
  known: KnownPerson | undefined,
  earlier: CsvRow | undefined,
): ImportFault[] {
  const faults: ImportFault[] = [];
  const fault = (column: keyof CsvRow, reason: string) =>
    faults.push({ line: row.line, column, reason, value: String(row[column]).slice(0, 120) });
  if (row.number === "") fault("number", "required");
  else if (row.number.length > 40) fault("number", "too_long");
  for (const column of ["name_ar", "name_en"] as const) {
    if (row[column].length < 2) fault(column, row[column] === "" ? "required" : "too_short");
    if (row[column].length > 120) fault(column, "too_long");
  }
  if (row.kind !== "student" && row.kind !== "employee") fault("kind", "unknown_kind");
  if (row.role !== "" && row.role !== "learner" && row.role !== "teacher") fault("role", "unknown_role");
  if (known && known.status !== "active") fault("number", "person_has_left");
  if (earlier && !saysTheSame(row, earlier)) fault("number", "two_people_with_one_number");
  return faults;
}

function judgePlaces(
  placed: readonly CsvRow[],
  known: ReadonlyMap<string, KnownPerson>,
  { sections, existing }: ImportContext,
): { faults: ImportFault[]; memberships: ImportPlan["memberships"] } {
  const idOf = (number: string) => known.get(number)?.id ?? `new ${number}`;
  const sectionOf = (row: CsvRow) => sections.get(foldName(row.section));
  const roleOf = (row: CsvRow) =>
    row.role === "teacher" || (row.role === "" && row.kind === "employee")
      ? ("teacher" as const)
      : ("learner" as const);
  const isThere = (row: CsvRow) =>
    existing.some(
      (item) =>
        item.personId === idOf(row.number) &&
        item.groupId === sectionOf(row) &&
        item.role === roleOf(row) &&
        item.from === row.valid_from &&
        (item.to ?? "") === row.valid_to,
    );
  const news = placed.filter((row) => !isThere(row));
  const ambiguous = news.filter((row) => sectionOf(row) === null);
  const judged = judgeRosterRows(
    news
      .filter((row) => sectionOf(row) !== null)
      .map((row) => ({
        line: row.line,
        personNumber: row.number,
        group: row.section,
        validFrom: row.valid_from,
        validTo: row.valid_to,
      })),
    {
      persons: new Map(news.map(({ number }) => [number, idOf(number)])),
      groups: new Map(news.flatMap((row) => [[row.section, sectionOf(row)]] as const).filter(isNamed)),
      existing,
    },
  );
  const faults = ambiguous.map((row) => ({
    line: row.line,
    column: "section",
    reason: "ambiguous_section",
    value: row.section,
  }));
  if (judged.kind === "faulty") {
    const told = judged.faults.map(({ line, column, reason, facts }) => ({
      line,
      column: COLUMN_OF[column],
      reason,
      value: String(facts.value ?? facts.otherLine ?? facts.from ?? ""),
    }));
    return { faults: [...faults, ...told], memberships: [] };
  }
  const byLine = new Map(news.map((row) => [row.line, row]));
  const memberships = judged.entries.flatMap(({ line, groupId, from, to }) => {
    const row = byLine.get(line);
    return row ? { number: row.number, sectionId: groupId, role: roleOf(row), from, to } : [];
  });
  return { faults, memberships };
}

const isNamed = (pair: readonly [string, string | null | undefined]): pair is readonly [string, string] =>
  typeof pair[1] === "string";

const planOf = (row: CsvRow): PersonPlan => ({
  number: row.number,
  nameAr: row.name_ar,
  nameEn: row.name_en,
  kind: row.kind === "employee" ? "employee" : "student",
});

const isSame = (person: KnownPerson, plan: PersonPlan) =>
  person.nameAr === plan.nameAr && person.nameEn === plan.nameEn && person.kind === plan.kind;

const saysTheSame = (a: CsvRow, b: CsvRow) =>
  a.name_ar === b.name_ar && a.name_en === b.name_en && a.kind === b.kind;

/** A section's name as files are matched with it. */
export const foldName = (name: string) => name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
