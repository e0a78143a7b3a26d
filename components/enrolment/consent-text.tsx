"use client";

import { useText } from "@/lib/i18n/language-provider";

const PARTS = ["what", "why", "where", "long", "rights", "alternative"] as const;

/** What is consented to, in words for the person; a change here asks for a new CONSENT_TEXT_VERSION. */
export function ConsentText() {
  const text = useText();
  return (
    <div className="grid gap-3">
      <h2 className="font-semibold text-xl">{text("enrolment.consent_title")}</h2>
      {PARTS.map((part) => (
        <section key={part}>
          <h3 className="font-semibold">{text(`enrolment.consent_${part}_title`)}</h3>
          <p className="max-w-prose">{text(`enrolment.consent_${part}`)}</p>
        </section>
      ))}
      <p className="max-w-prose font-medium">{text("enrolment.consent_child")}</p>
    </div>
  );
}
