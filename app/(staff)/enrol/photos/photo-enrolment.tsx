"use client";

import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { ProportionBar } from "@/components/ui/proportion-bar";
import { useText } from "@/lib/i18n/language-provider";
import { ChoosePhotos } from "./choose-photos";
import { PhotoConsentForm } from "./photo-consent-form";
import { PhotoTable } from "./photo-table";
import { type Candidate, usePhotoRun } from "./use-photo-run";

/** References from photos that the school already has: choose, see what each is worth, consent, store. */
export function PhotoEnrolment({ people }: { people: Candidate[] }) {
  const text = useText();
  const { run, rows, read, send, stop } = usePhotoRun(people);
  const without = people.filter((person) => !person.hasReference).length;
  const coverage = text("photoEnrolment.coverage", { without, total: people.length });
  const ready = rows.filter((row) => row.reading.kind === "ready" && row.result === null).length;
  const stored = rows.filter((row) => row.result === "enrolled").length;
  const waiting = rows.filter((row) => row.result === "needs_review").length;
  const isWorking = run.kind === "reading" || run.kind === "sending";
  return (
    <div data-state={run.kind} className="grid gap-4">
      <Panel className="grid gap-3 p-4 sm:p-6">
        <p className="font-medium">{coverage}</p>
        <ProportionBar
          label={coverage}
          parts={[
            { key: "with", value: people.length - without, className: "fill-good-fill" },
            { key: "without", value: without, className: "fill-line-strong" },
          ]}
        />
      </Panel>
      {run.kind === "choosing" && <ChoosePhotos onChosen={read} />}
      {isWorking && (
        <Panel className="grid gap-3 p-4 sm:p-6">
          <label className="grid gap-2">
            <span role="status">{text(`photoEnrolment.${run.kind}`, { done: run.done, of: run.of })}</span>
            <progress value={run.done} max={Math.max(1, run.of)} className="w-full accent-accent" />
          </label>
          {run.kind === "reading" && (
            <button type="button" onClick={stop} className="justify-self-start text-accent underline">
              {text("photoEnrolment.stop")}
            </button>
          )}
        </Panel>
      )}
      {run.kind === "failed" && (
        <Notice tone="error" title={text(`photoEnrolment.failed_${run.reason}_title`)}>
          {text(`photoEnrolment.failed_${run.reason}`, { stored })}
        </Notice>
      )}
      {run.kind === "stored" && (
        <Notice tone="success" title={text("photoEnrolment.stored_title", { stored })}>
          <p>{text("photoEnrolment.stored", { waiting })}</p>
          <p className="mt-2 flex flex-wrap gap-2">
            {waiting > 0 && (
              <ButtonLink href="/enrol/reviews" load="document">
                {text("enrolment.to_reviews")}
              </ButtonLink>
            )}
            <ButtonLink href="/enrol/photos" load="document">
              {text("photoEnrolment.more")}
            </ButtonLink>
          </p>
        </Notice>
      )}
      {rows.length > 0 && <PhotoTable rows={rows} />}
      {(run.kind === "read" || run.kind === "failed") && ready > 0 && (
        <PhotoConsentForm ready={ready} onGiven={send} />
      )}
      {run.kind === "read" && ready === 0 && (
        <Notice tone="warning" title={text("photoEnrolment.none_ready_title")}>
          <p>{text("photoEnrolment.none_ready")}</p>
          <ButtonLink href="/enrol/photos" load="document" className="mt-2">
            {text("photoEnrolment.more")}
          </ButtonLink>
        </Notice>
      )}
    </div>
  );
}
