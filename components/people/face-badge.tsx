"use client";

import { Badge } from "@/components/ui/badge";
import { useText } from "@/lib/i18n/language-provider";

/** Whether a person has a face reference in use. */
export function FaceBadge({ enrolledAt }: { enrolledAt: string | null }) {
  const text = useText();
  return (
    <Badge tone={enrolledAt ? "good" : "quiet"}>
      {text(enrolledAt ? "people.enrolled" : "people.not_enrolled")}
    </Badge>
  );
}
