"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { ActionRow } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import {
  averageStepSeconds,
  countFamilies,
  type LivenessPolicy,
  STEP_SECONDS,
} from "@/lib/domain/liveness/challenge-policy";
import { STEP_KINDS, type StepKind } from "@/lib/domain/liveness/challenge-steps";
import { useText } from "@/lib/i18n/language-provider";
import { setLivenessPolicyAction } from "./actions";

/** How often a step may be asked for: nobody, one in ten, one in five, every second person, everybody. */
const SHARES = [
  { share: 0, words: "liveness.share_0" },
  { share: 0.1, words: "liveness.share_10" },
  { share: 0.2, words: "liveness.share_20" },
  { share: 0.5, words: "liveness.share_50" },
  { share: 1, words: "liveness.share_100" },
] as const;
/** People of the example that tells what a policy costs. */
const EXAMPLE_PEOPLE = 1_000;

/** When kiosks ask for a step, for which, and what it costs; saved together. */
export function PolicyForm({ policy }: { policy: LivenessPolicy }) {
  const text = useText();
  const router = useRouter();
  const [draft, setDraft] = useState(policy);
  const [isSaved, setIsSaved] = useState(false);
  const { busy, problem, submit } = useSubmission();
  const isTooFew = countFamilies(draft.steps) < 2;

  const change = (part: Partial<LivenessPolicy>) => {
    setDraft({ ...draft, ...part });
    setIsSaved(false);
  };
  const toggle = (step: StepKind) => {
    const others = draft.steps.filter((one) => one !== step);
    change({ steps: others.length < draft.steps.length ? others : [...draft.steps, step] });
  };

  async function save(event: FormEvent) {
    event.preventDefault();
    if (isTooFew || !(await submit(() => setLivenessPolicyAction(draft)))) return;
    setIsSaved(true);
    router.refresh();
  }

  const seconds = averageStepSeconds(draft);
  return (
    <form method="post" onSubmit={save} noValidate className="grid gap-4">
      {problem && <Notice tone="error">{problem}</Notice>}
      <Panel className="grid gap-6 p-4 sm:p-6">
        <fieldset>
          <legend className="mb-1 font-medium">{text("liveness.share")}</legend>
          <p className="mb-2 text-muted">{text("liveness.share_hint")}</p>
          {SHARES.map(({ share, words }) => (
            <Choice
              key={share}
              type="radio"
              name="share"
              checked={draft.stepShare === share}
              onChange={() => change({ stepShare: share })}
              label={text(words)}
            />
          ))}
        </fieldset>
        <fieldset aria-describedby={isTooFew ? "too-few-steps" : undefined}>
          <legend className="mb-1 font-medium">{text("liveness.steps")}</legend>
          <p className="mb-2 text-muted">{text("liveness.steps_hint")}</p>
          {STEP_KINDS.map((step) => (
            <Choice
              key={step}
              type="checkbox"
              name="steps"
              checked={draft.steps.includes(step)}
              onChange={() => toggle(step)}
              label={text("liveness.step_line", {
                step: text(`kiosk.step_${step}`),
                seconds: STEP_SECONDS[step],
              })}
            />
          ))}
          {isTooFew && (
            <p id="too-few-steps" role="alert" className="mt-2 text-bad">
              {text("liveness.too_few_steps")}
            </p>
          )}
        </fieldset>
        <fieldset>
          <legend className="mb-1 font-medium">{text("liveness.more")}</legend>
          <Choice
            type="checkbox"
            name="askOnHint"
            checked={draft.askOnHint}
            onChange={() => change({ askOnHint: !draft.askOnHint })}
            label={text("liveness.ask_on_hint")}
          />
          <Choice
            type="checkbox"
            name="colours"
            checked={draft.colours}
            onChange={() => change({ colours: !draft.colours })}
            label={text("liveness.colours")}
          />
        </fieldset>
        <p role="status" className="rounded-control bg-sunken p-3">
          {text("liveness.cost", {
            seconds: seconds.toFixed(1),
            people: EXAMPLE_PEOPLE,
            minutes: Math.round((seconds * EXAMPLE_PEOPLE) / 60),
          })}
        </p>
      </Panel>
      {isSaved && <Notice tone="success">{text("liveness.saved")}</Notice>}
      <ActionRow>
        <Button type="submit" tone="primary" busy={busy}>
          {text("liveness.save")}
        </Button>
      </ActionRow>
    </form>
  );
}
