"use client";

import { type FormEvent, useState } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { RoleHolder, RoleTerm } from "@/lib/contracts/roles";
import { addDays } from "@/lib/domain/attendance/date-range";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { endRoleAction } from "./actions";
import { placeOfRole } from "./role-line";

type EndRoleDialogProps = {
  holder: RoleHolder;
  role: RoleTerm;
  today: string;
  onClose: () => void;
  onDone: (message: string) => void;
};

/** Ends a role at once or after a last day. */
export function EndRoleDialog({ holder, role, today, onClose, onDone }: EndRoleDialogProps) {
  const text = useText();
  const language = useLanguage();
  const name = inLanguage(holder.name, language);
  const [when, setWhen] = useState<"now" | "later">("now");
  const { busy, problem, submit } = useSubmission();

  async function end(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const lastDay = String(new FormData(event.currentTarget).get("lastDay") ?? "");
    const validTo = when === "now" || lastDay === "" ? today : addDays(lastDay, 1);
    const ended = await submit(() => endRoleAction({ affiliationId: role.affiliationId, validTo }));
    if (ended) onDone(text("roles.ended", { name }));
  }

  const place = placeOfRole(role, text, language);
  return (
    <FormDialog
      title={text("roles.end_title", { name })}
      confirm={text("roles.end_confirm")}
      tone="danger"
      busy={busy}
      problem={problem}
      onSubmit={end}
      onClose={onClose}
    >
      <p>{text("roles.end_body", { role: text(`shell.role_${role.role}`), place })}</p>
      <fieldset>
        <legend className="mb-1 font-medium">{text("roles.end_when")}</legend>
        <Choice
          type="radio"
          name="when"
          checked={when === "now"}
          onChange={() => setWhen("now")}
          label={
            <>
              {text("roles.end_now")}
              <span className="block text-muted text-sm">{text("roles.end_now_hint")}</span>
            </>
          }
        />
        <Choice
          type="radio"
          name="when"
          checked={when === "later"}
          onChange={() => setWhen("later")}
          label={text("roles.end_later")}
        />
      </fieldset>
      {when === "later" && (
        <Field label={text("roles.end_last_day")}>
          {(control) => (
            <Input
              {...control}
              type="date"
              name="lastDay"
              defaultValue={today}
              min={today}
              required
              className="sm:max-w-60"
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
