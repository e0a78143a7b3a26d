"use client";

import { type FormEvent, type ReactNode, useRef, useState } from "react";
import type { Consent } from "@/components/capture/enrolment-request";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import type { Bilingual } from "@/lib/contracts/check-in";
import { directionOf, inLanguage, LANGUAGES, type Language } from "@/lib/i18n/language";
import { LanguageProvider, useLanguage, useText } from "@/lib/i18n/language-provider";
import { createText } from "@/lib/i18n/text";
import { ConsentText } from "./consent-text";
import { type ConsentErrors, readConsent } from "./read-consent";

type ConsentStepProps = {
  /** Whose face it is about. */
  name: Bilingual;
  given: Consent | null;
  onGiven: (consent: Consent) => void;
  /** The way out for who does not consent. */
  decline: ReactNode;
};

/** First: the text in the person's own language, who consents, and an explicit yes. */
export function ConsentStep({ name, given, onGiven, decline }: ConsentStepProps) {
  const text = useText();
  const readersLanguage = useLanguage();
  const [language, setLanguage] = useState<Language>(given?.language ?? readersLanguage);
  return (
    <div className="grid gap-4">
      <fieldset className="flex flex-wrap items-center gap-x-4">
        <legend className="float-start font-medium">{text("enrolment.consent_language")}</legend>
        {LANGUAGES.map((one) => (
          <Choice
            key={one}
            type="radio"
            name="language"
            checked={language === one}
            onChange={() => setLanguage(one)}
            label={<span lang={one}>{createText(one === "ar" ? "en" : "ar")("common.switch_language")}</span>}
          />
        ))}
      </fieldset>
      <LanguageProvider language={language}>
        <div lang={language} dir={directionOf(language)}>
          <ConsentForm name={name} given={given} onGiven={onGiven} decline={decline} />
        </div>
      </LanguageProvider>
    </div>
  );
}

function ConsentForm({ name, given, onGiven, decline }: ConsentStepProps) {
  const text = useText();
  const language = useLanguage();
  const giverName = useRef<HTMLInputElement>(null);
  const [errors, setErrors] = useState<ConsentErrors>({});

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readConsent(new FormData(event.currentTarget), language);
    if (!("errors" in read)) return onGiven(read);
    setErrors(read.errors);
    const faulty = Object.keys(read.errors)[0];
    event.currentTarget.querySelector<HTMLInputElement>(`[name="${faulty}"]`)?.focus();
  };

  const fillOwnName = () => {
    if (giverName.current && !giverName.current.value) {
      giverName.current.value = inLanguage(name, language);
    }
  };

  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-4">
      <Panel className="p-4 sm:p-6">
        <ConsentText />
      </Panel>
      <Panel className="grid gap-4 p-4 sm:p-6">
        <fieldset className="grid gap-1" aria-describedby={errors.givenBy && "given-by-error"}>
          <legend className="mb-1 font-medium">{text("enrolment.given_by")}</legend>
          {(["self", "guardian"] as const).map((giver) => (
            <Choice
              key={giver}
              type="radio"
              name="givenBy"
              value={giver}
              defaultChecked={given?.givenBy === giver}
              onChange={giver === "self" ? fillOwnName : undefined}
              label={text(`enrolment.given_by_${giver}`)}
            />
          ))}
          {errors.givenBy && (
            <FieldError id="given-by-error">{text(`enrolment.${errors.givenBy}`)}</FieldError>
          )}
        </fieldset>
        <Field
          label={text("enrolment.giver_name")}
          hint={text("enrolment.giver_name_hint")}
          error={errors.giverName && text(`enrolment.${errors.giverName}`)}
        >
          {(control) => (
            <Input
              {...control}
              ref={giverName}
              name="giverName"
              autoComplete="off"
              defaultValue={given?.giverName}
              className="max-w-md"
            />
          )}
        </Field>
        <div className="grid gap-1">
          <Choice
            type="checkbox"
            name="agreed"
            value="yes"
            aria-describedby={errors.agreed && "agreed-error"}
            label={<strong className="font-medium">{text("enrolment.consent_check")}</strong>}
          />
          {errors.agreed && <FieldError id="agreed-error">{text(`enrolment.${errors.agreed}`)}</FieldError>}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="primary" className="max-sm:w-full">
            {text("enrolment.consent_submit")}
          </Button>
          {decline}
        </div>
      </Panel>
    </form>
  );
}
