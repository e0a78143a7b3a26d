"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import type { ObligationDetail } from "@/lib/contracts/person-attendance";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { saySpan } from "./format-span";
import { ObligationFacts } from "./obligation-facts";
import { useObligation } from "./use-obligation";

type ObligationDialogProps = {
  title: string;
  /** What was expected on that day, in time order. */
  obligationIds: readonly string[];
  onClose: () => void;
  /** What the reader may do about one of them. */
  actions?: (detail: ObligationDetail) => ReactNode;
};

/** Why a day is as it is: each obligation of it with its evidence, its history and what can be done. */
export function ObligationDialog({ title, obligationIds, onClose, actions }: ObligationDialogProps) {
  const text = useText();
  return (
    <Dialog open title={title} onClose={onClose}>
      <ul className="grid gap-6">
        {obligationIds.map((id) => (
          <li key={id}>
            <ObligationItem obligationId={id} actions={actions} />
          </li>
        ))}
      </ul>
      <ActionRow>
        <Button data-focus-first onClick={onClose}>
          {text("common.close")}
        </Button>
      </ActionRow>
    </Dialog>
  );
}

function ObligationItem({
  obligationId,
  actions,
}: {
  obligationId: string;
  actions: ObligationDialogProps["actions"];
}) {
  const text = useText();
  const language = useLanguage();
  const { data: detail, error, refetch } = useObligation(obligationId);
  if (detail) {
    const { line } = detail;
    return (
      <section aria-label={inLanguage(line.title, language)} className="grid gap-3">
        <p className="text-muted">
          {inLanguage(line.title, language)}
          {text("common.list_separator")}
          {saySpan(text, line, { language, timeZone: line.timeZone })}
        </p>
        <ObligationFacts detail={detail} />
        {actions?.(detail)}
      </section>
    );
  }
  if (error)
    return (
      <Notice tone="error">
        <p className="mb-2">{text("attendance.details_failed")}</p>
        <Button onClick={() => refetch()}>{text("common.try_again")}</Button>
      </Notice>
    );
  return (
    <p role="status" className="flex items-center gap-2 text-muted">
      <Spinner />
      {text("attendance.details_loading")}
    </p>
  );
}
