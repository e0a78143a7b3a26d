import { saveAlertRuleSchema } from "@/lib/contracts/alerts";
import type { AlertTrigger, RecipientKind } from "@/lib/domain/attendance/alert-rules";

export const TRIGGER_KINDS = [
  "absent",
  "late",
  "consecutive_absences",
  "rate_below",
  "cannot_reach",
] as const satisfies readonly AlertTrigger["kind"][];

export const RECIPIENTS = [
  "person",
  "guardian",
  "teacher",
  "administrator",
] as const satisfies readonly RecipientKind[];

/** The numbers that a kind of trigger asks for, with their ranges and what stands in a new rule. */
export const TRIGGER_NUMBERS: Record<
  AlertTrigger["kind"],
  readonly {
    name: "fromMinutes" | "count" | "percent" | "fromExpected";
    start: number;
    min: number;
    max: number;
  }[]
> = {
  absent: [],
  late: [{ name: "fromMinutes", start: 10, min: 1, max: 600 }],
  consecutive_absences: [{ name: "count", start: 3, min: 2, max: 60 }],
  rate_below: [
    { name: "percent", start: 75, min: 1, max: 100 },
    { name: "fromExpected", start: 10, min: 1, max: 200 },
  ],
  cannot_reach: [{ name: "percent", start: 75, min: 1, max: 100 }],
};

/** A rule as the form says it; mail is the one channel so far. */
export function readRuleForm(form: FormData, kind: AlertTrigger["kind"], id: string | undefined) {
  const said = (name: string) => String(form.get(name) ?? "").trim();
  const numbers = TRIGGER_NUMBERS[kind].map(({ name }) => [name, Number(said(name) || Number.NaN)]);
  return saveAlertRuleSchema.safeParse({
    id,
    unitId: said("unitId") || null,
    nameAr: said("nameAr"),
    nameEn: said("nameEn"),
    trigger: { kind, ...Object.fromEntries(numbers) },
    recipients: form.getAll("recipients"),
    channels: ["mail"],
    active: form.has("active"),
  });
}
