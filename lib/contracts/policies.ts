import { z } from "zod";
import type { AttendancePolicy } from "@/lib/domain/attendance/policy";
import type { Bilingual } from "./check-in";
import { localDateSchema } from "./local-date";

/** What a policy holds for. */
export const policyScopeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("organization") }),
  z.strictObject({ kind: z.literal("unit"), id: z.uuid() }),
  z.strictObject({ kind: z.literal("section"), id: z.uuid() }),
  z.strictObject({ kind: z.literal("shift_template"), id: z.uuid() }),
]);

export type PolicyScopeInput = z.infer<typeof policyScopeSchema>;

const whole = z.number().int();

/** Ranges and contradictions are judged by the domain (`judgePolicy`), which says precisely what is wrong. */
export const attendancePolicySchema = z.strictObject({
  graceInMinutes: whole,
  absentAfterMinutes: whole.nullable(),
  absentAfterMeans: z.enum(["absent", "late"]),
  graceOutMinutes: whole,
  checkoutRequired: z.boolean(),
  dedupeSeconds: whole,
  windowBeforeMinutes: whole,
  windowAfterMinutes: whole,
  holdForOfflineMinutes: whole,
  lateCountsAs: z.number(),
}) satisfies z.ZodType<AttendancePolicy>;

/** A new version for a scope from a date on. */
export const savePolicySchema = z.strictObject({
  scope: policyScopeSchema,
  validFrom: localDateSchema,
  policy: attendancePolicySchema,
});

export type SavePolicy = z.infer<typeof savePolicySchema>;

/** What is wrong with a draft: in which field, why, and the numbers or dates that show it. */
export type PolicyFaultView = { field: string; reason: string; facts: Record<string, string | number> };

/** Saved as a version, or refused with every reason; nothing is half done. */
export type SavePolicyOutcome =
  | { kind: "saved"; policyId: string; version: number }
  | { kind: "refused"; faults: PolicyFaultView[] };

/** One record of last week that would have come out otherwise. */
export type PolicyPreviewLine = {
  obligationId: string;
  person: Bilingual;
  title: Bilingual;
  workDate: string;
  before: { code: string | null; lateMinutes: number; earlyMinutes: number };
  after: { code: string | null; lateMinutes: number; earlyMinutes: number };
};

/** What a draft would have changed from `from` to `to` (the seven days before today): totals by code, and the first 200 lines. */
export type PolicyPreview = {
  from: string;
  to: string;
  judged: number;
  changed: number;
  before: Record<string, number>;
  after: Record<string, number>;
  lines: PolicyPreviewLine[];
  faults: PolicyFaultView[];
};

export type PolicyVersionView = {
  id: string;
  version: number;
  scope: PolicyScopeInput;
  /** The unit's, section's or shift's name; the organisation's own for its scope. */
  scopeName: Bilingual;
  validFrom: string;
  policy: AttendancePolicy;
  createdAt: string;
  createdBy: Bilingual | null;
  isInForce: boolean;
};

/** The share of attendance that is asked for (per cent), and how many of a person's lowest do not count in a rate. */
export const rateRulesSchema = z.strictObject({
  atRiskPercent: z.number().int().min(0).max(100),
  dropLowest: z.number().int().min(0).max(20),
});

export type RateRulesInput = z.infer<typeof rateRulesSchema>;

/** Every scope with its versions, the newest first; `defaults` hold where no scope has one. */
export type PoliciesView = {
  today: string;
  versions: PolicyVersionView[];
  defaults: { class: AttendancePolicy; shift: AttendancePolicy };
  rates: RateRulesInput;
};
