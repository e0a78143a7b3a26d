"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RequestDecision } from "@/components/attendance/request-decision";
import { LeaveList } from "@/components/person-attendance/leave-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import type { LeaveView } from "@/lib/contracts/leave";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { decideLeaveAction } from "./actions";

type LeaveQueueProps = { leaves: LeaveView[]; state: "pending" | "decided"; ownPersonId: string };

/** Leave that was asked for: who, when, why, what it touches, and the answer. */
export function LeaveQueue({ leaves, state, ownPersonId }: LeaveQueueProps) {
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const [done, setDone] = useState<string | null>(null);

  const answer = (leave: LeaveView) => {
    const name = inLanguage(leave.person.name, language);
    if (leave.state !== "pending") return null;
    if (leave.person.id === ownPersonId) return <p className="text-muted">{text("leave.own")}</p>;
    return (
      <RequestDecision
        name={name}
        decide={(decision, reason) => decideLeaveAction({ leaveId: leave.id, decision, reason })}
        onDecided={(decision) => {
          setDone(text(`review.${decision}`, { name }));
          router.refresh();
        }}
      />
    );
  };
  return (
    <div className="grid gap-3">
      {done && <Notice tone="success">{done}</Notice>}
      {leaves.length === 0 ? (
        !done && (
          <EmptyState title={text("leave.empty_title")}>
            {text(state === "pending" ? "leave.empty_body" : "review.empty_decided")}
          </EmptyState>
        )
      ) : (
        <LeaveList leaves={leaves} about="everybody" actions={answer} />
      )}
    </div>
  );
}
