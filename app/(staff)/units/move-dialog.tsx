"use client";

import type { FormEvent } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { UnitSelect } from "@/components/units/unit-select";
import type { UnitSummary, UnitTree } from "@/lib/contracts/units";
import { inTreeOrder, withAllBelow } from "@/lib/domain/units";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { moveUnitAction } from "./actions";

type MoveDialogProps = {
  tree: UnitTree;
  unit: UnitSummary;
  onClose: () => void;
  onDone: (message: string) => void;
};

export function MoveDialog({ tree, unit, onClose, onDone }: MoveDialogProps) {
  const text = useText();
  const name = inLanguage(unit.name, useLanguage());
  const { busy, problem, submit } = useSubmission();
  const itself = withAllBelow(tree.units, unit.id);

  async function move(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const parentId = new FormData(event.currentTarget).get("parentId") || null;
    if (await submit(() => moveUnitAction({ unitId: unit.id, parentId })))
      onDone(text("units.moved", { name }));
  }

  return (
    <FormDialog
      title={text("units.move_title", { name })}
      confirm={text("units.move_confirm")}
      busy={busy}
      problem={problem}
      onSubmit={move}
      onClose={onClose}
    >
      <UnitSelect
        label={text("units.below")}
        hint={text("units.move_hint")}
        name="parentId"
        none={text("units.whole")}
        units={inTreeOrder(tree.units).filter(({ id }) => !itself.has(id))}
        value={unit.parentId}
      />
    </FormDialog>
  );
}
