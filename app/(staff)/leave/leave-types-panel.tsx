"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { LeaveTypeView } from "@/lib/contracts/leave";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { retireLeaveTypeAction } from "./actions";
import { LeaveTypeDialog } from "./leave-type-dialog";

/** What leave can be asked for here, for administrators to change. */
export function LeaveTypesPanel({ types }: { types: LeaveTypeView[] }) {
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const [draft, setDraft] = useState<LeaveTypeView | "new" | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const { busy, problem, submit } = useSubmission();

  const finish = (message: string) => {
    setDraft(null);
    setDone(message);
    router.refresh();
  };
  async function retire({ id, name }: LeaveTypeView) {
    if (await submit(() => retireLeaveTypeAction({ typeId: id })))
      finish(text("leave.type_retired", { name: inLanguage(name, language) }));
  }
  return (
    <section className="mt-4 grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="font-semibold text-lg">{text("leave.types")}</h2>
          <p className="text-muted text-sm">{text("leave.types_lead")}</p>
        </div>
        <Button onClick={() => setDraft("new")}>{text("leave.type_new")}</Button>
      </div>
      {done && <Notice tone="success">{done}</Notice>}
      {problem && <Notice tone="error">{problem}</Notice>}
      {types.length === 0 ? (
        <Notice tone="warning">{text("leave.types_none")}</Notice>
      ) : (
        <Panel>
          <ul className="divide-y divide-line">
            {types.map((type) => {
              const name = inLanguage(type.name, language);
              return (
                <li key={type.id} className="flex flex-wrap items-center justify-between gap-3 p-4">
                  <div className="min-w-0">
                    <p className="font-medium [overflow-wrap:anywhere]">
                      {name} <bdi className="font-normal text-muted text-sm">{type.code}</bdi>
                    </p>
                    <p className="text-muted text-sm">
                      {text("leave.counts_as", { excusal: text(`leave.excusal_${type.excusal}`) })}
                      {type.fileRequired && (
                        <>
                          {text("common.list_separator")}
                          {text("leave.needs_paper")}
                        </>
                      )}
                    </p>
                  </div>
                  <div className="flex flex-wrap gap-2">
                    <Button
                      onClick={() => setDraft(type)}
                      aria-label={text("leave.type_change_named", { name })}
                    >
                      {text("leave.type_change")}
                    </Button>
                    <Button
                      tone="quiet"
                      disabled={busy}
                      onClick={() => retire(type)}
                      aria-label={text("leave.type_retire_named", { name })}
                    >
                      {text("leave.type_retire")}
                    </Button>
                  </div>
                </li>
              );
            })}
          </ul>
        </Panel>
      )}
      {draft && (
        <LeaveTypeDialog
          type={draft === "new" ? null : draft}
          onClose={() => setDraft(null)}
          onSaved={() => finish(text("leave.type_saved"))}
        />
      )}
    </section>
  );
}
