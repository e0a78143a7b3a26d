"use client";

import type { FormEvent } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
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
    <Dialog open title={text("units.move_title", { name })} onClose={onClose}>
      <form method="post" onSubmit={move} className="grid gap-5">
        {problem && <Notice tone="error">{problem}</Notice>}
        <UnitSelect
          label={text("units.below")}
          hint={text("units.move_hint")}
          name="parentId"
          none={text("units.whole")}
          units={inTreeOrder(tree.units).filter(({ id }) => !itself.has(id))}
          value={unit.parentId}
        />
        <ActionRow>
          <Button type="submit" tone="primary" busy={busy}>
            {text("units.move_confirm")}
          </Button>
          <Button onClick={onClose}>{text("common.cancel")}</Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}
