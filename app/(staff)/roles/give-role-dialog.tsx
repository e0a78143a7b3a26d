"use client";

import { type FormEvent, useState } from "react";
import { faultyFields } from "@/components/shell/faulty-fields";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import type { Bilingual } from "@/lib/contracts/check-in";
import { GIVEN_ROLES, giveRoleSchema, type RoleHolder } from "@/lib/contracts/roles";
import type { UnitChoice } from "@/lib/contracts/units";
import { formatDateRange } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { PersonPicker } from "../person-picker";
import { giveRoleAction } from "./actions";
import { RoleFields, readRoleFields } from "./role-fields";

type GiveRoleDialogProps = {
  /** Whose role; null lets a person be found. */
  holder: RoleHolder | null;
  today: string;
  units: UnitChoice[];
  onClose: () => void;
  onDone: (message: string) => void;
};

/** Gives somebody who is here a role. */
export function GiveRoleDialog({ holder, today, units, onClose, onDone }: GiveRoleDialogProps) {
  const text = useText();
  const language = useLanguage();
  const [person, setPerson] = useState<{ id: string; name: Bilingual } | null>(
    holder && { id: holder.personId, name: holder.name },
  );
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const { busy, problem, submit } = useSubmission();

  async function give(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const wanted = { personId: person?.id, ...readRoleFields(new FormData(event.currentTarget)) };
    const read = giveRoleSchema.safeParse(wanted);
    setFaults(faultyFields(read));
    if (!read.success || !person) return;
    const given = await submit(() => giveRoleAction(read.data));
    const { validFrom: from } = read.data;
    const date = formatDateRange({ from, to: from }, language);
    if (given) onDone(text("roles.given", { name: inLanguage(person.name, language), date }));
  }

  return (
    <FormDialog
      title={text("roles.give")}
      confirm={text("roles.give_confirm")}
      busy={busy}
      problem={problem}
      noValidate
      onSubmit={give}
      onClose={onClose}
    >
      {!holder && (
        <PersonPicker
          chosen={person?.id ?? null}
          onChoose={setPerson}
          isMissing={faults.has("personId")}
          whenNobody={text("roles.person_none")}
        />
      )}
      <RoleFields
        options={GIVEN_ROLES}
        initial="teacher"
        units={units}
        today={today}
        areDatesWrong={faults.has("validTo")}
      />
    </FormDialog>
  );
}
