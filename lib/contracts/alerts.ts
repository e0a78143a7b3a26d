import { z } from "zod";
import type { AlertTrigger, RecipientKind } from "@/lib/domain/attendance/alert-rules";
import type { Bilingual } from "./check-in";

const name = z.string().trim().min(2).max(120);
const percent = z.number().int().min(1).max(100);

/** What sets an alert off; percentages are whole, `fromExpected` is how many decided ones must be there first. */
export const alertTriggerSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("absent") }),
  z.strictObject({ kind: z.literal("late"), fromMinutes: z.number().int().min(1).max(600) }),
  z.strictObject({ kind: z.literal("consecutive_absences"), count: z.number().int().min(2).max(60) }),
  z.strictObject({
    kind: z.literal("rate_below"),
    percent,
    fromExpected: z.number().int().min(1).max(200),
  }),
  z.strictObject({ kind: z.literal("cannot_reach"), percent }),
]) satisfies z.ZodType<AlertTrigger>;

/** With an id an existing rule is changed. `unitId` null: for everybody. */
export const saveAlertRuleSchema = z.strictObject({
  id: z.uuid().optional(),
  unitId: z.uuid().nullable(),
  nameAr: name,
  nameEn: name,
  trigger: alertTriggerSchema,
  recipients: z.array(z.enum(["person", "guardian", "teacher", "administrator"])).min(1),
  channels: z.array(z.enum(["mail", "sms", "push"])).min(1),
  active: z.boolean(),
});

export type SaveAlertRule = z.infer<typeof saveAlertRuleSchema>;

export type AlertRuleView = {
  id: string;
  unitId: string | null;
  name: Bilingual;
  trigger: AlertTrigger;
  recipients: RecipientKind[];
  channels: ("mail" | "sms" | "push")[];
  active: boolean;
  /** How many alerts it has put into the outbox so far. */
  raised: number;
};
