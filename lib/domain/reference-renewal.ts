import type { ReferenceWord } from "./enrolment";

/** After how many months a face reference is to be renewed: students grow, so theirs are sooner. */
export type RenewalPolicy = { studentMonths: number; employeeMonths: number };

/** What holds until an administrator decides. */
export const DEFAULT_RENEWAL: RenewalPolicy = { studentMonths: 12, employeeMonths: 24 };
/** What an administrator may decide. */
export const RENEWAL_MONTHS = { least: 3, most: 60 } as const;

/** Why a reference is to be renewed: made too long ago, or only usable when it was made. */
export type RenewalReason = "old" | "weak";

/** References made before these days (ISO dates) are to be renewed. */
export type RenewalDays = { student: string; employee: string };

/** The days of a policy as of a day: so many months before it; the last of a shorter month. */
export function renewalDays({ studentMonths, employeeMonths }: RenewalPolicy, today: string): RenewalDays {
  return { student: monthsBefore(today, studentMonths), employee: monthsBefore(today, employeeMonths) };
}

/** Why a reference is to be renewed, or null. `madeOn`: the day it was made; `word` null where it was not noted. */
export function renewalReason(
  reference: { kind: "student" | "employee"; madeOn: string; word: ReferenceWord | null },
  days: RenewalDays,
): RenewalReason | null {
  if (reference.madeOn < days[reference.kind]) return "old";
  return reference.word === "usable" ? "weak" : null;
}

function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const wanted = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(wanted.getUTCFullYear(), wanted.getUTCMonth() + 1, 0)).getUTCDate();
  wanted.setUTCDate(Math.min(date, last));
  return wanted.toISOString().slice(0, 10);
}
