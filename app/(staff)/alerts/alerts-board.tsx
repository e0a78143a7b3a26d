"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { AlertRuleView } from "@/lib/contracts/alerts";
import type { Bilingual } from "@/lib/contracts/check-in";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { RuleDialog } from "./rule-dialog";
import { triggerText } from "./trigger-text";

type AlertsBoardProps = { rules: AlertRuleView[]; units: { id: string; name: Bilingual }[] };

/** The rules by which somebody is told of somebody's attendance, with what each has raised so far. */
export function AlertsBoard({ rules, units }: AlertsBoardProps) {
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const [draft, setDraft] = useState<AlertRuleView | "new" | null>(null);
  const [done, setDone] = useState(false);
  const aboutOf = (id: string | null) => {
    const unit = units.find((one) => one.id === id);
    return unit ? text("alerts.about", { unit: inLanguage(unit.name, language) }) : text("alerts.about_all");
  };
  return (
    <div className="grid gap-4">
      {done && <Notice tone="success">{text("alerts.saved")}</Notice>}
      <Notice tone="info">{text("alerts.not_sent")}</Notice>
      <div>
        <Button tone="primary" className="max-sm:w-full" onClick={() => setDraft("new")}>
          {text("alerts.new")}
        </Button>
      </div>
      {rules.length === 0 ? (
        <EmptyState title={text("alerts.empty_title")}>{text("alerts.empty_body")}</EmptyState>
      ) : (
        <Panel>
          <ul className="divide-y divide-line">
            {rules.map((rule) => {
              const name = inLanguage(rule.name, language);
              const recipients = rule.recipients.map((one) => text(`alerts.to_${one}`));
              return (
                <li key={rule.id} className="flex flex-wrap items-start justify-between gap-3 p-4">
                  <div className="grid min-w-0 gap-1">
                    <p className="flex flex-wrap items-center gap-2">
                      <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
                      <Badge tone={rule.active ? "good" : "quiet"}>
                        {text(rule.active ? "alerts.active" : "alerts.paused")}
                      </Badge>
                    </p>
                    <p>{triggerText(text, language, rule.trigger)}</p>
                    <p className="text-muted text-sm [overflow-wrap:anywhere]">
                      {text("alerts.tells", { recipients: recipients.join(text("common.list_separator")) })}
                    </p>
                    <p className="text-muted text-sm [overflow-wrap:anywhere]">{aboutOf(rule.unitId)}</p>
                    <p className="text-muted text-sm">{text("alerts.raised", { count: rule.raised })}</p>
                  </div>
                  <Button onClick={() => setDraft(rule)} aria-label={text("alerts.change_named", { name })}>
                    {text("alerts.change")}
                  </Button>
                </li>
              );
            })}
          </ul>
        </Panel>
      )}
      {draft && (
        <RuleDialog
          rule={draft === "new" ? null : draft}
          units={units}
          onClose={() => setDraft(null)}
          onSaved={() => {
            setDraft(null);
            setDone(true);
            router.refresh();
          }}
        />
      )}
    </div>
  );
}
