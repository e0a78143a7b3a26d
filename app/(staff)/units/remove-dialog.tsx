"use client";

import { useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { UnitContents, UnitSummary } from "@/lib/contracts/units";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { removeUnitAction } from "./actions";

type RemoveDialogProps = { unit: UnitSummary; onClose: () => void; onDone: (message: string) => void };

/** Asks once more; what is not empty stays, and the dialog says what is in it. */
export function RemoveDialog({ unit, onClose, onDone }: RemoveDialogProps) {
  const text = useText();
  const name = inLanguage(unit.name, useLanguage());
  const [holds, setHolds] = useState<UnitContents | null>(null);
  const { busy, problem, submit } = useSubmission();

  async function remove() {
    const answer = await submit(() => removeUnitAction({ unitId: unit.id }));
    if (answer?.value.kind === "removed") onDone(text("units.removed", { name }));
    if (answer?.value.kind === "not_empty") setHolds(answer.value.holds);
  }

  return (
    <Dialog open title={text("units.remove_title", { name })} onClose={onClose}>
      {problem && <Notice tone="error">{problem}</Notice>}
      {holds ? <Contents name={name} holds={holds} /> : <p>{text("units.remove_body")}</p>}
      <ActionRow>
        {!holds && (
          <Button tone="danger" busy={busy} onClick={remove}>
            {text("units.remove_confirm")}
          </Button>
        )}
        <Button data-focus-first onClick={onClose}>
          {text(holds ? "common.close" : "common.cancel")}
        </Button>
      </ActionRow>
    </Dialog>
  );
}

function Contents({ name, holds }: { name: string; holds: UnitContents }) {
  const text = useText();
  const kinds = Object.keys(holds) as (keyof UnitContents)[];
  return (
    <Notice tone="warning" title={text("units.not_empty_title", { name })}>
      <p>{text("units.not_empty_body")}</p>
      <ul className="mt-1 list-disc ps-5">
        {kinds
          .filter((kind) => holds[kind] > 0)
          .map((kind) => (
            <li key={kind}>{text(`units.holds_${kind}`, { count: holds[kind] })}</li>
          ))}
      </ul>
    </Notice>
  );
}
