"use client";

import { Notice } from "@/components/ui/notice";
import { useText } from "@/lib/i18n/language-provider";

/** Says on an enrolment page that faces are recognised by the reduced model. */
export function ReducedNotice() {
  const text = useText();
  return (
    <div className="mb-4">
      <Notice tone="warning" title={text("recognition.reduced_badge")}>
        {text("recognition.reduced_detail")}
      </Notice>
    </div>
  );
}
