"use client";

import { Badge } from "@/components/ui/badge";
import type { PersonSummary } from "@/lib/contracts/people";
import { useText } from "@/lib/i18n/language-provider";

/** Whether a person has a face reference in use, and whether it is to be renewed. */
export function FaceBadge({ enrolledAt, renewal }: Pick<PersonSummary, "enrolledAt" | "renewal">) {
  const text = useText();
  if (renewal) return <Badge tone="late">{text("people.renewal")}</Badge>;
  return (
    <Badge tone={enrolledAt ? "good" : "quiet"}>
      {text(enrolledAt ? "people.enrolled" : "people.not_enrolled")}
    </Badge>
  );
}
