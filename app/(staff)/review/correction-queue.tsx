"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { CorrectionCard } from "@/components/attendance/correction-card";
import { saySpan } from "@/components/attendance/format-span";
import { RequestDecision } from "@/components/attendance/request-decision";
import { StatusIcon } from "@/components/attendance/status-icon";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { CorrectionView } from "@/lib/contracts/corrections";
import { formatLocalDate } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { decideCorrectionAction } from "./actions";
import { statusBefore } from "./status-before";
import { useLiveRefresh } from "./use-live-refresh";

type CorrectionQueueProps = { corrections: CorrectionView[]; state: "pending" | "decided" };

/** Requests for a correction: what somebody says, what the record says, and the answer. */
export function CorrectionQueue({ corrections, state }: CorrectionQueueProps) {
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const [done, setDone] = useState<string | null>(null);
  useLiveRefresh();
  if (corrections.length === 0 && !done)
    return (
      <EmptyState title={text("review.corrections_empty_title")}>
        {text(state === "pending" ? "review.corrections_empty_body" : "review.empty_decided")}
      </EmptyState>
    );
  return (
    <div className="grid gap-3">
      {done && <Notice tone="success">{done}</Notice>}
      <Panel>
        <ul className="divide-y divide-line">
          {corrections.map((correction) => {
            const { person, expected } = correction;
            const name = inLanguage(person.name, language);
            const place = { language, timeZone: expected.timeZone };
            const before = statusBefore(correction.before);
            return (
              <li key={correction.id} className="grid gap-3 p-4">
                <div>
                  <p className="font-semibold [overflow-wrap:anywhere]">
                    {name} <bdi className="font-normal text-muted text-sm">{person.number}</bdi>
                  </p>
                  <p className="text-muted">
                    {inLanguage(expected.title, language)}
                    {text("common.list_separator")}
                    {formatLocalDate(expected.workDate, language)}
                    {text("common.list_separator")}
                    {saySpan(text, expected, place)}
                  </p>
                  <p className="mt-1 flex items-center gap-2">
                    <StatusIcon kind={before} />
                    {text("review.was", { status: text(`attendance.kind_${before}`) })}
                  </p>
                </div>
                <CorrectionCard
                  correction={correction}
                  place={place}
                  actions={
                    correction.state === "pending" && (
                      <RequestDecision
                        name={name}
                        decide={(decision, reason) =>
                          decideCorrectionAction({ correctionId: correction.id, decision, reason })
                        }
                        onDecided={(decision) => {
                          setDone(text(`review.${decision}`, { name }));
                          router.refresh();
                        }}
                      />
                    )
                  }
                />
              </li>
            );
          })}
        </ul>
      </Panel>
    </div>
  );
}
