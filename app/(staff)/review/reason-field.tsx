"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { useText } from "@/lib/i18n/language-provider";

const PRESETS = ["seen", "knows", "not", "time", "unclear"] as const;

/** The reason of a decision: what each button means by itself, one of the usual ones, or words of one's own. */
export function ReasonField({ onChange }: { onChange: (reason: string) => void }) {
  const text = useText();
  const [chosen, setChosen] = useState("");
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={text("review.reason")} hint={text("review.reason_hint")}>
        {(control) => (
          <Select
            {...control}
            value={chosen}
            onChange={({ target }) => {
              setChosen(target.value);
              const preset = PRESETS.find((one) => one === target.value);
              onChange(preset ? text(`review.reason_preset_${preset}`) : "");
            }}
          >
            <option value="">{text("review.reason_usual")}</option>
            {PRESETS.map((preset) => (
              <option key={preset} value={preset}>
                {text(`review.reason_preset_${preset}`)}
              </option>
            ))}
            <option value="other">{text("review.reason_other")}</option>
          </Select>
        )}
      </Field>
      {chosen === "other" && (
        <Field label={text("review.reason_own")} hint={text("review.reason_short")}>
          {(control) => (
            <Input
              {...control}
              maxLength={500}
              autoComplete="off"
              onChange={({ target }) => onChange(target.value)}
            />
          )}
        </Field>
      )}
    </div>
  );
}
