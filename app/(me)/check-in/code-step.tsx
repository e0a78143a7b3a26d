"use client";

import { type FormEvent, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { SessionTime } from "@/components/today/session-time";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { beginSelfCheckInSchema, type SelfSession } from "@/lib/contracts/self-check-in";
import { formatTime } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { createDeviceKey } from "@/lib/kiosk/device-key";
import { beginSelfCheckInAction } from "./actions";
import type { SelfTry } from "./self-check-in";

type CodeStepProps = {
  sessions: SelfSession[];
  timeZone: string;
  problem: string | null;
  onBegun: (begun: SelfTry) => void;
};

/** Which session, and the code that its room shows. */
export function CodeStep({ sessions, timeZone, problem, onBegun }: CodeStepProps) {
  const text = useText();
  const language = useLanguage();
  const [fault, setFault] = useState<string | null>(null);
  const { busy, problem: refused, submit } = useSubmission();
  const place = { language, timeZone };
  const first = sessions.find(({ recordedAt }) => recordedAt === null) ?? sessions[0];

  async function begin(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const key = await createDeviceKey();
    const { publicKey } = key;
    const read = beginSelfCheckInSchema.safeParse({
      sessionId: given.get("sessionId"),
      code: given.get("code"),
      publicKey,
    });
    setFault(read.success ? null : text("selfCheckIn.code_incomplete"));
    if (!read.success) return form.querySelector<HTMLInputElement>("input[name=code]")?.focus();
    const reply = await submit(() => beginSelfCheckInAction(read.data));
    if (!reply) return;
    const { value } = reply;
    if (value.kind === "begun") {
      const { tryId, accountId: deviceId, organizationId } = value;
      return onBegun({ tryId, device: { ...key, deviceId, organizationId } });
    }
    setFault(
      value.kind === "code_wrong"
        ? text("selfCheckIn.code_wrong", { count: value.triesLeft })
        : text(`selfCheckIn.${value.kind}`),
    );
    form.querySelector<HTMLInputElement>("input[name=code]")?.select();
  }

  return (
    <form method="post" onSubmit={begin} noValidate className="grid gap-4">
      {(problem || refused) && <Notice tone="error">{problem ?? refused}</Notice>}
      <Panel className="grid gap-5 p-4 sm:p-6">
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium">{text("selfCheckIn.session")}</legend>
          {sessions.map((session) => (
            <Choice
              key={session.sessionId}
              type="radio"
              name="sessionId"
              value={session.sessionId}
              defaultChecked={session === first}
              label={
                <>
                  <span className="block leading-snug">{inLanguage(session.title, language)}</span>
                  <span className="block text-muted text-sm">
                    <SessionTime session={session} timeZone={timeZone} />
                    {session.recordedAt && (
                      <span className="ms-2 font-medium text-good">
                        {text("selfCheckIn.recorded_at", { time: formatTime(session.recordedAt, place) })}
                      </span>
                    )}
                  </span>
                </>
              }
            />
          ))}
        </fieldset>
        <Field
          label={text("selfCheckIn.code")}
          hint={text("selfCheckIn.code_hint")}
          error={fault ?? undefined}
        >
          {(control) => (
            <Input
              {...control}
              name="code"
              dir="ltr"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={12}
              className="max-w-56 text-center font-semibold text-2xl tabular-nums tracking-[0.3em]"
            />
          )}
        </Field>
      </Panel>
      <p className="text-muted">{text("selfCheckIn.camera_next")}</p>
      <Button type="submit" tone="primary" busy={busy} className="min-h-12 text-lg">
        {text("selfCheckIn.to_camera")}
      </Button>
    </form>
  );
}
