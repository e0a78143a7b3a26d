"use client";

import { type FormEvent, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { BilingualNames } from "@/components/units/bilingual-names";
import { UnitSelect } from "@/components/units/unit-select";
import { addSectionSchema, type PlacedSection, type UnitTree } from "@/lib/contracts/units";
import { inTreeOrder } from "@/lib/domain/units";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { addSectionAction, changeSectionAction } from "./actions";

const NO_FAULTS: ReadonlySet<string> = new Set();

type SectionDialogProps = {
  tree: UnitTree;
  /** The section that is changed; null adds one. */
  section: PlacedSection | null;
  unitId: string | null;
  onClose: () => void;
  onDone: (message: string) => void;
};

/** A new section, or other names or another unit of one. */
export function SectionDialog({ tree, section, unitId, onClose, onDone }: SectionDialogProps) {
  const text = useText();
  const language = useLanguage();
  const [faults, setFaults] = useState(NO_FAULTS);
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const read = addSectionSchema.safeParse({
      nameAr: values.get("nameAr"),
      nameEn: values.get("nameEn"),
      unitId: values.get("unitId") || null,
    });
    setFaults(new Set(read.error?.issues.map(({ path }) => String(path[0]))));
    if (!read.success) return;
    const saved = await submit<unknown>(() =>
      section ? changeSectionAction({ ...read.data, sectionId: section.id }) : addSectionAction(read.data),
    );
    const name = language === "ar" ? read.data.nameAr : read.data.nameEn;
    if (saved) onDone(text(section ? "units.changed" : "units.added", { name }));
  }

  const title = section
    ? text("units.section_change_title", { name: inLanguage(section.name, language) })
    : text("units.add_section");
  return (
    <Dialog open title={title} onClose={onClose}>
      <form method="post" onSubmit={save} noValidate className="grid gap-5">
        {problem && <Notice tone="error">{problem}</Notice>}
        {faults.size > 0 && <Notice tone="error">{text("units.check_form")}</Notice>}
        <BilingualNames value={section?.name} faults={faults} />
        <UnitSelect
          label={text("units.section_unit")}
          hint={text("units.section_unit_hint")}
          none={text("units.no_unit")}
          units={inTreeOrder(tree.units)}
          value={unitId}
        />
        <ActionRow>
          <Button type="submit" tone="primary" busy={busy}>
            {text("units.save")}
          </Button>
          <Button onClick={onClose}>{text("common.cancel")}</Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}
