"use client";

import { Choice } from "@/components/ui/choice";
import { FieldError } from "@/components/ui/field";
import type { Ability } from "@/lib/domain/abilities";
import { useText } from "@/lib/i18n/language-provider";

/** What only reads stands first: most applications need no more. */
const READING = /\.view|^report\.|^chat\./;

type ScopeChoicesProps = {
  scopes: Ability[];
  chosen: readonly Ability[];
  onChange: (chosen: Ability[]) => void;
  error: string | undefined;
};

/** What a key may do, what it may see apart from what it may change. */
export function ScopeChoices({ scopes, chosen, onChange, error }: ScopeChoicesProps) {
  const text = useText();
  const groups = [
    { label: text("account.key_sees"), scopes: scopes.filter((scope) => READING.test(scope)) },
    { label: text("account.key_changes"), scopes: scopes.filter((scope) => !READING.test(scope)) },
  ].filter((group) => group.scopes.length > 0);
  const toggle = (scope: Ability) =>
    onChange(chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope]);
  return (
    <div className="grid gap-4">
      {groups.map((group) => (
        <fieldset key={group.label} aria-describedby={error ? "key-scopes-error" : undefined}>
          <legend className="mb-1 font-medium">{group.label}</legend>
          {group.scopes.map((scope) => (
            <Choice
              key={scope}
              type="checkbox"
              label={text(`abilities.${scope}`)}
              checked={chosen.includes(scope)}
              onChange={() => toggle(scope)}
            />
          ))}
        </fieldset>
      ))}
      {error && <FieldError id="key-scopes-error">{error}</FieldError>}
    </div>
  );
}
