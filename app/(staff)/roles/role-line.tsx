"use client";

import { Badge } from "@/components/ui/badge";
import type { RoleTerm } from "@/lib/contracts/roles";
import { addDays } from "@/lib/domain/attendance/date-range";
import { termStateOn } from "@/lib/domain/role-terms";
import { formatDateRange } from "@/lib/i18n/format";
import { inLanguage, type Language } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import type { Text } from "@/lib/i18n/text";

/** A role in words: what, where, from when to when. */
export function RoleLine({ role, today }: { role: RoleTerm; today: string }) {
  const text = useText();
  const language = useLanguage();
  const { validFrom, validTo } = role;
  const state = termStateOn({ from: validFrom, to: validTo }, today);
  const day = (date: string) => formatDateRange({ from: date, to: date }, language);
  // Stored is the first day on which it holds no more; people say the last on which it does.
  const lastDay = validTo && (validTo > validFrom ? addDays(validTo, -1) : validFrom);
  const dates = {
    from: day(validFrom),
    to: lastDay ? day(lastDay) : "",
    date: day(validFrom),
  };
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
      <Badge tone={state === "current" ? "accent" : "quiet"}>{text(`shell.role_${role.role}`)}</Badge>
      <span className="[overflow-wrap:anywhere]">{placeOfRole(role, text, language)}</span>
      <span className="text-muted text-sm">
        {state === "future"
          ? text(lastDay ? "roles.begins_until" : "roles.begins", dates)
          : text(lastDay ? "roles.until" : "roles.since", dates)}
      </span>
    </span>
  );
}

/** Where a role holds, in words: a teacher without a unit looks after the own sections, not after everything. */
export function placeOfRole({ role, unit }: RoleTerm, text: Text, language: Language): string {
  if (unit) return inLanguage(unit.name, language);
  return text(role === "teacher" ? "roles.own_sections" : "roles.whole");
}
