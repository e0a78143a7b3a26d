import "server-only";
import { CsvError, parse } from "csv-parse/sync";
import { IMPORT_MAX_ROWS, type ImportFault } from "@/lib/contracts/roster-import";
import { westernDigits } from "@/lib/domain/western-digits";

const REQUIRED = ["number", "name_ar", "name_en", "kind"] as const;
const COLUMNS = [...REQUIRED, "section", "role", "valid_from", "valid_to"] as const;

type Column = (typeof COLUMNS)[number];

/** A line of the file: `line` counts from 1 with the heading, texts are trimmed, "" where nothing stood. */
export type CsvRow = Record<Column, string> & { line: number };

/** Marks of direction that spreadsheets put around Arabic text; they are no part of it. */
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * The rows of a roster file as spreadsheets write it: commas, semicolons or tabs, with or without a byte order mark, headings in any case
 * and order, Arabic-Indic digits in numbers and dates. Or what keeps it from being read at all.
 */
export function readRosterCsv(csv: string): { rows: CsvRow[] } | { faults: ImportFault[] } {
  const read = parseCsv(csv);
  if ("faults" in read) return read;
  const [head, ...body] = read.lines;
  const headings = (head?.cells ?? []).map((text) => clean(text).toLowerCase().replace(/\s+/g, "_"));
  const missing = REQUIRED.filter((column) => !headings.includes(column));
  if (missing.length > 0) {
    return { faults: missing.map((column) => ({ line: 1, column, reason: "column_missing", value: "" })) };
  }
  if (body.length > IMPORT_MAX_ROWS) {
    return { faults: [{ line: 1, column: "", reason: "too_many_rows", value: String(body.length) }] };
  }
  if (body.length === 0) return { faults: [{ line: 1, column: "", reason: "no_rows", value: "" }] };
  return { rows: body.map(({ line, cells }) => rowOf(headings, line, cells)) };
}

function parseCsv(csv: string): { lines: { line: number; cells: string[] }[] } | { faults: ImportFault[] } {
  const [heading = ""] = csv.split(/\r?\n/, 1);
  const delimiter = [",", ";", "\t"].reduce((best, mark) =>
    heading.split(mark).length > heading.split(best).length ? mark : best,
  );
  try {
    const parsed = parse(csv, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return { lines: parsed.map(({ record, info }) => ({ line: info.lines, cells: record })) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = "lines" in error && typeof error.lines === "number" ? error.lines : 1;
    return { faults: [{ line, column: "", reason: "not_csv", value: error.code }] };
  }
}

function rowOf(headings: string[], line: number, cells: string[]): CsvRow {
  const at = (column: Column) => clean(cells[headings.indexOf(column)] ?? "");
  const digits = (column: Column) => westernDigits(at(column));
  return {
    line,
    number: digits("number"),
    name_ar: at("name_ar"),
    name_en: at("name_en"),
    kind: at("kind").toLowerCase(),
    section: at("section"),
    role: at("role").toLowerCase(),
    valid_from: digits("valid_from"),
    valid_to: digits("valid_to"),
  };
}

const clean = (text: string) => text.replace(DIRECTION_MARKS, "").normalize("NFC").trim();
