"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { ActionRow } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { DEVICE_MODES, type DeviceDetails } from "@/lib/contracts/devices";
import { useText } from "@/lib/i18n/language-provider";
import { changeDeviceAction } from "../actions";
import { readSettings } from "./read-settings";
import { ScopeChoice } from "./scope-choice";

/** Everything that an administrator sets of a device, saved together. */
export function SettingsForm({ device }: { device: DeviceDetails }) {
  const text = useText();
  const router = useRouter();
  const [faults, setFaults] = useState<readonly ("name" | "scope")[]>([]);
  const [isSaved, setIsSaved] = useState(false);
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const read = readSettings(device.id, new FormData(form));
    setIsSaved(false);
    setFaults(read.ok ? [] : read.fields);
    if (!read.ok) return form.querySelector<HTMLElement>(`[name=${read.fields[0]}]`)?.focus();
    if (!(await submit(() => changeDeviceAction(read.settings)))) return;
    setIsSaved(true);
    router.refresh();
  }

  return (
    <form method="post" onSubmit={save} onChange={() => setIsSaved(false)} noValidate className="grid gap-4">
      {problem && <Notice tone="error">{problem}</Notice>}
      <Panel className="grid gap-6 p-4 sm:p-6">
        <Field
          label={text("devices.name")}
          hint={text("devices.name_hint")}
          error={faults.includes("name") ? text("devices.name_wrong") : undefined}
        >
          {(control) => (
            <Input {...control} name="name" defaultValue={device.name} maxLength={80} autoComplete="off" />
          )}
        </Field>
        <fieldset>
          <legend className="mb-1 font-medium">{text("devices.mode")}</legend>
          {DEVICE_MODES.map((mode) => (
            <Choice
              key={mode}
              type="radio"
              name="mode"
              value={mode}
              defaultChecked={device.mode === mode}
              label={
                <Described words={text(`devices.mode_${mode}`)} hint={text(`devices.mode_${mode}_hint`)} />
              }
            />
          ))}
        </fieldset>
        <fieldset>
          <legend className="mb-1 font-medium">{text("devices.supervision")}</legend>
          {(["yes", "no"] as const).map((value) => (
            <Choice
              key={value}
              type="radio"
              name="supervised"
              value={value}
              defaultChecked={device.supervised === (value === "yes")}
              label={
                <Described
                  words={text(`devices.supervised_${value}`)}
                  hint={text(`devices.supervised_${value}_hint`)}
                />
              }
            />
          ))}
        </fieldset>
        <ScopeChoice device={device} error={faults.includes("scope")} />
      </Panel>
      {isSaved && <Notice tone="success">{text("devices.saved")}</Notice>}
      <ActionRow>
        <Button type="submit" tone="primary" busy={busy}>
          {text("devices.save")}
        </Button>
      </ActionRow>
    </form>
  );
}

function Described({ words, hint }: { words: string; hint: string }) {
  return (
    <>
      <span className="block leading-snug">{words}</span>
      <span className="block text-muted text-sm leading-snug">{hint}</span>
    </>
  );
}
