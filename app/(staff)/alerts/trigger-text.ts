import type { AlertRuleView } from "@/lib/contracts/alerts";
import { formatNumber } from "@/lib/i18n/format";
import type { Language } from "@/lib/i18n/language";
import type { Text } from "@/lib/i18n/text";

/** What sets a rule off, as a sentence. */
export function triggerText(text: Text, language: Language, trigger: AlertRuleView["trigger"]): string {
  const said = (n: number) => formatNumber(n, language);
  switch (trigger.kind) {
    case "absent":
      return text("alerts.when_absent");
    case "late":
      return text("alerts.when_late", { minutes: said(trigger.fromMinutes) });
    case "consecutive_absences":
      return text("alerts.when_consecutive_absences", { count: trigger.count });
    case "rate_below":
      return text("alerts.when_rate_below", {
        percent: said(trigger.percent),
        expected: said(trigger.fromExpected),
      });
    case "cannot_reach":
      return text("alerts.when_cannot_reach", { percent: said(trigger.percent) });
  }
}
