"use client";

import { type ReactNode, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { ModelSummary, Recognition } from "@/lib/contracts/recognition";
import { nameOfModel } from "@/lib/domain/embedder-model";
import { formatNumber } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { ModelDialog, type ModelTask } from "./model-dialog";

type ModelsPanelProps = {
  models: NonNullable<Recognition["models"]>;
  former: Recognition["former"];
  onDone: (message: string) => void;
};

/** The model that kiosks use, the one that is to come, and what is left of former ones. */
export function ModelsPanel({ models: { present, next, waiting }, former, onDone }: ModelsPanelProps) {
  const text = useText();
  const [task, setTask] = useState<ModelTask | null>(null);
  const finish = (message: string) => {
    setTask(null);
    onDone(message);
  };
  return (
    <Panel className="grid gap-4 p-4 sm:p-6">
      <h2 className="font-semibold text-lg">{text("recognition.models_title")}</h2>
      {present.grade === "reduced" && (
        <Notice tone="warning" title={text("recognition.reduced_badge")}>
          {text("recognition.reduced_detail")}
        </Notice>
      )}
      <ModelFacts model={present} role={text("recognition.present")} />
      {next && (
        <>
          <ModelFacts model={next} role={text("recognition.next")} />
          <Notice tone="info" title={text("recognition.changing_title")}>
            <p>{text("recognition.changing_body", { count: waiting })}</p>
            <Button
              className="mt-2"
              onClick={() => setTask({ kind: "switch", model: nameOfModel(next), count: waiting })}
            >
              {text("recognition.switch")}
            </Button>
          </Notice>
        </>
      )}
      {former.length > 0 && (
        <section className="grid gap-2">
          <h3 className="font-medium">{text("recognition.former_title")}</h3>
          <ul className="grid gap-2">
            {former.map((model) => {
              const name = nameOfModel(model);
              return (
                <li key={name} className="flex flex-wrap items-center justify-between gap-2">
                  <span className="min-w-0 [overflow-wrap:anywhere]">
                    {text("recognition.former_line", { model: `\u2068${name}\u2069`, count: model.people })}
                  </span>
                  <Button
                    aria-label={text("recognition.retire_for", { model: name })}
                    onClick={() => setTask({ kind: "retire", model: name, count: model.people })}
                  >
                    {text("recognition.retire")}
                  </Button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {task && <ModelDialog task={task} onClose={() => setTask(null)} onDone={finish} />}
    </Panel>
  );
}

function ModelFacts({ model, role }: { model: ModelSummary; role: string }) {
  const text = useText();
  const language = useLanguage();
  return (
    <section className="grid gap-2">
      <h3 className="flex flex-wrap items-center gap-2 font-medium">
        {role}
        <Badge tone={model.grade === "reduced" ? "late" : "good"}>
          {text(`recognition.grade_${model.grade}`)}
        </Badge>
      </h3>
      <dl className="grid gap-2 text-sm">
        <Fact label={text("recognition.model")}>
          <code dir="ltr">{nameOfModel(model)}</code>
        </Fact>
        <Fact label={text("recognition.numbers")}>{formatNumber(model.dims, language)}</Fact>
        <Fact label={text("recognition.licence")}>
          <bdi>{model.licence}</bdi>
        </Fact>
        <Fact label={text("recognition.origin")}>
          <bdi>{model.origin}</bdi>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-0.5 sm:grid-cols-[9rem_1fr] sm:gap-4">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
