"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ActionRow } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { NewApiKey } from "@/lib/contracts/api-keys";
import type { Ability } from "@/lib/domain/abilities";
import { useText } from "@/lib/i18n/language-provider";
import { createApiKeyAction } from "./actions";
import { OwnPasswordField } from "./proof-fields";
import { ScopeChoices } from "./scope-choices";
import { useProof } from "./use-proof";

/** Days that a key may be good for, the longest last. */
const DAYS = [30, 90, 180, 365];

type NewKeyFormProps = {
  scopes: Ability[];
  hasPassword: boolean;
  onMade: (made: NewApiKey) => void;
  onClose: () => void;
};

/** What the key is called, what it may do and for how long. */
export function NewKeyForm({ scopes, hasPassword, onMade, onClose }: NewKeyFormProps) {
  const text = useText();
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<readonly Ability[]>([]);
  const [days, setDays] = useState(90);
  const [missing, setMissing] = useState<{ name?: string; scopes?: string }>({});
  const proof = useProof(hasPassword ? ["password"] : []);

  async function make(event: FormEvent) {
    event.preventDefault();
    const lacking = {
      ...(name.trim().length < 2 ? { name: text("account.key_name_missing") } : {}),
      ...(chosen.length === 0 ? { scopes: text("account.key_scopes_missing") } : {}),
    };
    setMissing(lacking);
    if (Object.keys(lacking).length > 0) return;
    const made = await proof.send(({ password }) =>
      createApiKeyAction({ name: name.trim(), scopes: chosen, days, password }),
    );
    if (made) onMade(made.value);
  }

  return (
    <form method="post" onSubmit={make} noValidate className="grid gap-5">
      {proof.general && <Notice tone="error">{proof.general}</Notice>}
      <Field label={text("account.key_name")} hint={text("account.key_name_hint")} error={missing.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            maxLength={80}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <ScopeChoices scopes={scopes} chosen={chosen} onChange={setChosen} error={missing.scopes} />
      <Field label={text("account.key_days")}>
        {(control) => (
          <Select {...control} value={days} onChange={(event) => setDays(Number(event.target.value))}>
            {DAYS.map((count) => (
              <option key={count} value={count}>
                {text("account.key_days_count", { count })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {hasPassword && <OwnPasswordField proof={proof} />}
      <ActionRow>
        <Button type="submit" tone="primary" busy={proof.busy}>
          {text("account.key_make_submit")}
        </Button>
        <Button onClick={onClose}>{text("common.cancel")}</Button>
      </ActionRow>
    </form>
  );
}
