import { z } from "zod";

export const IMPORT_MAX_ROWS = 5_000;
export const IMPORT_MAX_BYTES = 2 * 1024 * 1024;

/**
 * CSV text with a header line: number, name_ar, name_en, kind (student or employee), section (its English or Arabic name, may be empty),
 * role (learner or teacher), valid_from, valid_to. `dry_run` tells what would happen and changes nothing; `apply` does all or nothing.
 */
export const importRosterSchema = z.strictObject({
  mode: z.enum(["dry_run", "apply"]),
  csv: z.string().min(1).max(IMPORT_MAX_BYTES),
});

export type ImportRoster = z.infer<typeof importRosterSchema>;

/** A faulty row: its line in the file (the header is 1), the column, a stable reason, and what stood there. */
export type ImportFault = { line: number; column: string; reason: string; value: string };

/** What an import came to. With a fault nothing is done in either mode. */
export type ImportOutcome = {
  kind: "checked" | "applied" | "refused";
  rows: number;
  peopleAdded: number;
  peopleChanged: number;
  membershipsAdded: number;
  faults: ImportFault[];
};
