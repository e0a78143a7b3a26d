"use client";

import { type FormEvent, useState } from "react";
import { GalleryFigure } from "@/components/recognition/gallery-figure";
import { rateWords } from "@/components/recognition/rate-words";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { type Recognition, STRICTNESS } from "@/lib/contracts/recognition";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { setStrictnessAction } from "./actions";

type StrictnessPanelProps = {
  calibration: NonNullable<Recognition["calibration"]>;
  onDone: (message: string) => void;
};

/** What the thresholds in force are estimated to do, what others would do, and the choice of how strict it shall be. */
export function StrictnessPanel({ calibration, onDone }: StrictnessPanelProps) {
  const text = useText();
  return (
    <>
      <Panel className="grid gap-4 p-4 sm:p-6">
        <h2 className="font-semibold text-lg">{text("recognition.strictness_title")}</h2>
        <p className="text-muted">{text("recognition.strictness_lead")}</p>
        {calibration.galleries.length === 0 && <p>{text("recognition.no_gallery")}</p>}
        <div className="grid gap-4 sm:grid-cols-2">
          {calibration.galleries.map((gallery) => (
            <EstimateCard key={gallery.kind} gallery={gallery} />
          ))}
        </div>
        <StrictnessForm calibration={calibration} onDone={onDone} />
      </Panel>
      {calibration.galleries.map((gallery) => (
        <GalleryFigure key={gallery.kind} gallery={gallery} />
      ))}
    </>
  );
}

type Gallery = StrictnessPanelProps["calibration"]["galleries"][number];

function EstimateCard({ gallery: { kind, people, chosen } }: { gallery: Gallery }) {
  const text = useText();
  const language = useLanguage();
  return (
    <section className="grid content-start gap-2 rounded-control bg-sunken p-4">
      <h3 className="font-medium">{text(`recognition.gallery_${kind}`, { count: people })}</h3>
      <p className="text-muted text-sm">{text("recognition.estimated")}</p>
      <dl className="grid gap-2">
        <div>
          <dt className="text-muted text-sm">{text("recognition.fpir")}</dt>
          <dd className="font-semibold text-lg">{rateWords(chosen.fpir, text, language)}</dd>
        </div>
        <div>
          <dt className="text-muted text-sm">{text("recognition.fnir")}</dt>
          <dd className="font-semibold text-lg">{rateWords(chosen.fnir, text, language)}</dd>
        </div>
      </dl>
    </section>
  );
}

/** The choice nearest to a rate: what is stored has passed through a column of single precision. */
function nearestChoice(rate: number): number {
  const distance = (choice: number) => Math.abs(Math.log10(choice / rate));
  return [...STRICTNESS].sort((a, b) => distance(a) - distance(b))[0] ?? rate;
}

function StrictnessForm({ calibration, onDone }: StrictnessPanelProps) {
  const text = useText();
  const language = useLanguage();
  const inForce = nearestChoice(calibration.targetFpir);
  const [chosen, setChosen] = useState(inForce);
  const { busy, problem, submit } = useSubmission();

  async function save(event: FormEvent) {
    event.preventDefault();
    const saved = await submit(() => setStrictnessAction({ targetFpir: chosen }));
    if (saved) onDone(text("recognition.strictness_saved"));
  }

  return (
    <form method="post" onSubmit={save} className="grid gap-3">
      {problem && <Notice tone="error">{problem}</Notice>}
      <fieldset className="grid gap-1 sm:grid-cols-2 lg:grid-cols-4">
        <legend className="mb-2 font-medium">{text("recognition.strictness_choice")}</legend>
        {STRICTNESS.map((rate) => (
          <Choice
            key={rate}
            type="radio"
            name="strictness"
            checked={chosen === rate}
            onChange={() => setChosen(rate)}
            label={rateWords(rate, text, language)}
          />
        ))}
      </fieldset>
      <p className="text-muted text-sm">
        {text("recognition.strictness_hint", { rate: rateWords(calibration.shippedFpir, text, language) })}
      </p>
      <Button type="submit" tone="primary" busy={busy} className="justify-self-start">
        {text("recognition.strictness_save")}
      </Button>
    </form>
  );
}
