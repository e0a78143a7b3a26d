"use client";

import { type FormEvent, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
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
    <Dialog open title={text("roles.end_title", { name })} onClose={onClose}>
      <form method="post" onSubmit={end} className="grid gap-5">
        {problem && <Notice tone="error">{problem}</Notice>}
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
        <ActionRow>
          <Button type="submit" tone="danger" busy={busy}>
            {text("roles.end_confirm")}
          </Button>
          <Button data-focus-first onClick={onClose}>
            {text("common.cancel")}
          </Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}
