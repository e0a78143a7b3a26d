"use client";

import type { FormEvent } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
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
    <FormDialog
      title={text("people.place_title", { count: personIds.length })}
      confirm={text("people.place_confirm")}
      busy={busy}
      problem={problem}
      onSubmit={place}
      onClose={onClose}
    >
      <UnitSelect
        label={text("people.unit")}
        hint={text("people.place_hint")}
        none={text("people.place_none")}
        units={units}
        value={null}
      />
    </FormDialog>
  );
}
