"use client";

import type { AttendancePolicy } from "@/lib/domain/attendance/policy";
import { useText } from "@/lib/i18n/language-provider";
import type { Text } from "@/lib/i18n/text";

/** What a policy means, in sentences that a parent or an employee can be told. */
export function PolicySentences({ policy }: { policy: AttendancePolicy }) {
  const text = useText();
  return (
    <ul className="grid list-disc gap-1 ps-5">
      {sentencesOf(policy, text).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function sentencesOf(policy: AttendancePolicy, text: Text): string[] {
  const { absentAfterMinutes, absentAfterMeans, checkoutRequired } = policy;
  return [
    text("policies.says_grace", { count: policy.graceInMinutes }),
    ...(absentAfterMinutes === null
      ? []
      : [text(`policies.says_absent_after_${absentAfterMeans}`, { count: absentAfterMinutes })]),
    checkoutRequired
      ? text("policies.says_checkout", { count: policy.graceOutMinutes })
      : text("policies.says_no_checkout"),
    text("policies.says_window", {
      before: policy.windowBeforeMinutes,
      after: policy.windowAfterMinutes,
    }),
    text("policies.says_hold", { count: policy.holdForOfflineMinutes }),
    text("policies.says_late_counts", { percent: Math.round(policy.lateCountsAs * 100) }),
  ];
}
