import type { PolicyScopeInput, SavePolicy } from "@/lib/contracts/policies";

/** The numbers of a policy in the order of the form. */
export const NUMBER_FIELDS = [
  "graceInMinutes",
  "absentAfterMinutes",
  "graceOutMinutes",
  "dedupeSeconds",
  "windowBeforeMinutes",
  "windowAfterMinutes",
  "holdForOfflineMinutes",
  "lateCountsAs",
] as const;

export type PolicyNumber = (typeof NUMBER_FIELDS)[number];

/** The form as a draft; an empty number is 0, but for "absent after", where it means never. What is wrong with it the server says. */
export function readPolicyForm(form: FormData): SavePolicy {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const number = (name: PolicyNumber) => Number(text(name));
  return {
    scope: scopeOf(text("scope")),
    validFrom: text("validFrom"),
    policy: {
      graceInMinutes: number("graceInMinutes"),
      absentAfterMinutes: text("absentAfterMinutes") === "" ? null : number("absentAfterMinutes"),
      absentAfterMeans: text("absentAfterMeans") === "late" ? "late" : "absent",
      graceOutMinutes: number("graceOutMinutes"),
      checkoutRequired: form.get("checkoutRequired") !== null,
      dedupeSeconds: number("dedupeSeconds"),
      windowBeforeMinutes: number("windowBeforeMinutes"),
      windowAfterMinutes: number("windowAfterMinutes"),
      holdForOfflineMinutes: number("holdForOfflineMinutes"),
      lateCountsAs: number("lateCountsAs") / 100,
    },
  };
}

function scopeOf(value: string): PolicyScopeInput {
  const [kind, id = ""] = value.split(":");
  if (kind === "unit" || kind === "section" || kind === "shift_template") return { kind, id };
  return { kind: "organization" };
}
