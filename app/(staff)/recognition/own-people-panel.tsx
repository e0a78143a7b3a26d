"use client";

import { OwnFigure } from "@/components/recognition/own-figure";
import { useSubmission } from "@/components/shell/use-submission";
import { useTimeZone } from "@/components/shell/use-time-zone";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { OwnMeasurement } from "@/lib/contracts/recognition";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { measureImpostorsAction } from "./actions";

type OwnPeoplePanelProps = { own: OwnMeasurement | null; onDone: (message: string) => void };

/** How alike the organisation's own people are to the model, compared on demand. */
export function OwnPeoplePanel({ own, onDone }: OwnPeoplePanelProps) {
  const text = useText();
  const language = useLanguage();
  const timeZone = useTimeZone();
  const { busy, problem, submit, setProblem } = useSubmission();
  const number = (value: number) => formatNumber(value, language);

  async function measure() {
    const measured = await submit(() => measureImpostorsAction());
    if (!measured) return;
    const { value } = measured;
    const people = number(value.people);
    if (value.kind === "too_few_people")
      return setProblem(text("recognition.own_too_few", { people, needed: number(value.needed) }));
    onDone(text("recognition.own_measured", { people, pairs: number(value.pairs) }));
  }

  return (
    <>
      <Panel className="grid gap-3 p-4 sm:p-6">
        <h2 className="font-semibold text-lg">{text("recognition.own_title")}</h2>
        <p className="text-muted">{text("recognition.own_lead")}</p>
        {problem && <Notice tone="warning">{problem}</Notice>}
        <p>
          {own
            ? text("recognition.own_line", {
                people: number(own.people),
                pairs: number(own.pairs),
                date: formatDate(own.at, { language, timeZone }),
              })
            : text("recognition.own_never")}
        </p>
        <Button busy={busy} onClick={measure} className="justify-self-start">
          {text("recognition.own_measure")}
        </Button>
      </Panel>
      {own && <OwnFigure own={own} />}
    </>
  );
}
