"use client";

import { UnitSelect } from "@/components/units/unit-select";
import {
  addSectionSchema,
  changeSectionSchema,
  type PlacedSection,
  type UnitTree,
} from "@/lib/contracts/units";
import { inTreeOrder } from "@/lib/domain/units";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { addSectionAction, changeSectionAction } from "./actions";
import { NamedFormDialog, say } from "./named-form-dialog";

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
  const title = section
    ? text("units.section_change_title", { name: inLanguage(section.name, language) })
    : text("units.add_section");

  function sayIt(values: FormData) {
    const said = {
      nameAr: values.get("nameAr"),
      nameEn: values.get("nameEn"),
      unitId: values.get("unitId") || null,
    };
    return section
      ? say(changeSectionSchema, { ...said, sectionId: section.id }, changeSectionAction)
      : say(addSectionSchema, said, addSectionAction);
  }

  return (
    <NamedFormDialog
      title={title}
      names={section?.name ?? null}
      say={sayIt}
      onClose={onClose}
      onDone={onDone}
    >
      {() => (
        <UnitSelect
          label={text("units.section_unit")}
          hint={text("units.section_unit_hint")}
          none={text("units.no_unit")}
          units={inTreeOrder(tree.units)}
          value={unitId}
        />
      )}
    </NamedFormDialog>
  );
}
