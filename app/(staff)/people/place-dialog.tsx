"use client";

import type { FormEvent } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { UnitSelect } from "@/components/units/unit-select";
import type { UnitChoice } from "@/lib/contracts/units";
import { useText } from "@/lib/i18n/language-provider";
import { placePeopleAction } from "./actions";

type PlaceDialogProps = {
  personIds: string[];
  units: UnitChoice[];
  onClose: () => void;
  onDone: (message: string) => void;
};

/** Puts those chosen into one unit. */
export function PlaceDialog({ personIds, units, onClose, onDone }: PlaceDialogProps) {
  const text = useText();
  const { busy, problem, submit } = useSubmission();

  async function place(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const unitId = new FormData(event.currentTarget).get("unitId") || null;
    const placed = await submit(() => placePeopleAction({ personIds, unitId }));
    if (placed) onDone(text("people.placed", { count: placed.value.changed }));
  }

  return (
    <Dialog open title={text("people.place_title", { count: personIds.length })} onClose={onClose}>
      <form method="post" onSubmit={place} className="grid gap-5">
        {problem && <Notice tone="error">{problem}</Notice>}
        <UnitSelect
          label={text("people.unit")}
          hint={text("people.place_hint")}
          none={text("people.place_none")}
          units={units}
          value={null}
        />
        <ActionRow>
          <Button type="submit" tone="primary" busy={busy}>
            {text("people.place_confirm")}
          </Button>
          <Button onClick={onClose}>{text("common.cancel")}</Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}
