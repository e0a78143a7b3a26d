"use client";

import { type FormEvent, useState } from "react";
import { ConsentText } from "@/components/enrolment/consent-text";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Fold } from "@/components/ui/fold";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import type { PhotoConsent } from "./use-photo-run";

type PhotoConsentFormProps = { ready: number; onGiven: (consent: PhotoConsent) => void };

/** Nobody is enrolled without consent: whose it is and where it lies goes with every reference. */
export function PhotoConsentForm({ ready, onGiven }: PhotoConsentFormProps) {
  const text = useText();
  const language = useLanguage();
  const [givenBy, setGivenBy] = useState<PhotoConsent["givenBy"]>("guardian");

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const giverName = String(new FormData(event.currentTarget).get("giverName") ?? "").trim();
    onGiven({ language, givenBy, giverName });
  }

  return (
    <Panel className="p-4 sm:p-6">
      <form method="post" onSubmit={submit} className="grid gap-4">
        <h2 className="font-semibold text-lg">{text("photoEnrolment.consent_title")}</h2>
        <p>{text("photoEnrolment.consent_lead")}</p>
        <Fold summary={text("photoEnrolment.consent_text")} start="folded">
          <ConsentText />
        </Fold>
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium">{text("enrolment.given_by")}</legend>
          {(["guardian", "self"] as const).map((giver) => (
            <Choice
              key={giver}
              type="radio"
              name="givenBy"
              checked={givenBy === giver}
              onChange={() => setGivenBy(giver)}
              label={text(`enrolment.given_by_${giver}`)}
            />
          ))}
        </fieldset>
        <Field label={text("photoEnrolment.where_kept")} hint={text("photoEnrolment.where_kept_hint")}>
          {(control) => <Input {...control} name="giverName" required minLength={2} maxLength={120} />}
        </Field>
        <Choice type="checkbox" name="agreed" required label={text("photoEnrolment.consent_check")} />
        <Button type="submit" tone="primary" className="sm:justify-self-start">
          {text("photoEnrolment.store", { count: ready })}
        </Button>
      </form>
    </Panel>
  );
}
