import type { PolicyFaultView } from "@/lib/contracts/policies";
import type { Text } from "@/lib/i18n/text";

/** What is wrong with a draft, in words with the numbers or dates that show it. */
export function faultText({ reason, facts }: PolicyFaultView, text: Text): string {
  switch (reason) {
    case "not_whole":
      return text("policies.fault_not_whole");
    case "out_of_range":
      return text("policies.fault_out_of_range", { least: facts.least ?? 0, most: facts.most ?? 0 });
    case "absent_before_grace":
      return text("policies.fault_absent_before_grace", { grace: facts.graceInMinutes ?? 0 });
    case "early_grace_without_checkout":
      return text("policies.fault_early_grace_without_checkout");
    case "in_locked_period":
      return text("policies.fault_in_locked_period", { from: facts.from ?? "", to: facts.to ?? "" });
    case "before_last_version":
      return text("policies.fault_before_last_version", { last: facts.last ?? "" });
    default:
      return text("problems.invalid_field");
  }
}
