"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import type { Recognition } from "@/lib/contracts/recognition";
import { useText } from "@/lib/i18n/language-provider";
import { CoveragePanel } from "./coverage-panel";
import { LimitsPanel } from "./limits-panel";
import { ModelsPanel } from "./models-panel";
import { OwnPeoplePanel } from "./own-people-panel";
import { RenewalPanel } from "./renewal-panel";
import { StrictnessPanel } from "./strictness-panel";

/** What an administrator sees of recognition: models, who can be found, how strict it is, and what the figures do not say. */
export function RecognitionBoard({ recognition }: { recognition: Recognition }) {
  const text = useText();
  const router = useRouter();
  const [done, setDone] = useState<string | null>(null);
  const finish = (message: string) => {
    setDone(message);
    router.refresh();
  };
  const { models, former, coverage, renewal, calibration, own } = recognition;
  return (
    <>
      <PageHeader title={text("recognition.title")} lead={text("recognition.lead")} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {done && <Notice tone="success">{done}</Notice>}
        {!models && (
          <Notice tone="error" title={text("recognition.no_model_title")}>
            {text("recognition.no_model_body")}
          </Notice>
        )}
        {models && (
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
            <ModelsPanel models={models} former={former} onDone={finish} />
            {coverage && <CoveragePanel coverage={coverage} isNext={models.next !== null} />}
          </div>
        )}
        <RenewalPanel renewal={renewal} onDone={finish} />
        {models && !calibration && (
          <Notice tone="error" title={text("recognition.uncalibrated_title")}>
            {text("recognition.uncalibrated_body")}
          </Notice>
        )}
        {calibration && <StrictnessPanel calibration={calibration} onDone={finish} />}
        {calibration && <OwnPeoplePanel own={own} onDone={finish} />}
        {calibration && <LimitsPanel calibration={calibration} />}
      </div>
    </>
  );
}
