"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { PoliciesView, PolicyScopeInput, PolicyVersionView } from "@/lib/contracts/policies";
import type { AttendancePolicy } from "@/lib/domain/attendance/policy";
import { formatLocalDate } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { PolicyForm } from "./policy-form";
import { PolicySentences } from "./policy-sentences";

/** A part of the organisation that may have rules of its own. */
export type ScopeChoice = Exclude<PolicyScopeInput, { kind: "organization" }> & { name: Bilingual };

/** What is being written: for which scope, from which rules. */
type Draft = { scope: PolicyScopeInput; policy: AttendancePolicy };

/** The rules of every scope with their history, and the form for a new version. */
export function PoliciesBoard({ view, scopes }: { view: PoliciesView; scopes: ScopeChoice[] }) {
  const text = useText();
  const router = useRouter();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [done, setDone] = useState(false);
  const groups = groupByPolicy(view.versions);
  const hasOwn = view.versions.some(({ scope }) => scope.kind === "organization");

  const begin = (next: Draft) => {
    setDone(false);
    setDraft(next);
  };
  if (draft) {
    return (
      <PolicyForm
        today={view.today}
        scopes={scopes}
        scope={draft.scope}
        policy={draft.policy}
        onClose={() => setDraft(null)}
        onSaved={() => {
          setDraft(null);
          setDone(true);
          router.refresh();
        }}
      />
    );
  }
  return (
    <div className="grid gap-4">
      {done && <Notice tone="success">{text("policies.saved")}</Notice>}
      <div>
        <Button
          tone="primary"
          className="max-sm:w-full"
          onClick={() => begin({ scope: { kind: "organization" }, policy: view.defaults.class })}
        >
          {text("policies.new")}
        </Button>
      </div>
      {!hasOwn && (
        <Panel className="grid gap-2 p-4 sm:p-6">
          <h2 className="font-semibold text-lg">{text("policies.built_in")}</h2>
          <p className="text-muted">{text("policies.built_in_body")}</p>
          <PolicySentences policy={view.defaults.class} />
        </Panel>
      )}
      {groups.map((versions) => (
        <ScopePanel
          key={versions[0]?.id}
          versions={versions}
          onChange={({ scope, policy }) => begin({ scope, policy })}
        />
      ))}
    </div>
  );
}

type ScopePanelProps = { versions: PolicyVersionView[]; onChange: (version: PolicyVersionView) => void };

function ScopePanel({ versions, onChange }: ScopePanelProps) {
  const text = useText();
  const language = useLanguage();
  const current = versions.find(({ isInForce }) => isInForce) ?? versions[0];
  if (!current) return null;
  const others = versions.filter((version) => version !== current);
  return (
    <Panel className="grid gap-3 p-4 sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="text-muted text-sm">{text(`policies.scope_${current.scope.kind}`)}</p>
          <h2 className="font-semibold text-lg [overflow-wrap:anywhere]">
            {inLanguage(current.scopeName, language)}
          </h2>
        </div>
        <Button onClick={() => onChange(current)}>{text("policies.change")}</Button>
      </div>
      <VersionLine version={current} />
      <PolicySentences policy={current.policy} />
      {others.length > 0 && (
        <Fold summary={text("policies.history", { count: others.length })} start="folded">
          <ul className="grid gap-4 pt-2">
            {others.map((version) => (
              <li key={version.version} className="grid gap-1 border-line border-t pt-3">
                <VersionLine version={version} />
                <PolicySentences policy={version.policy} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </Panel>
  );
}

function VersionLine({ version }: { version: PolicyVersionView }) {
  const text = useText();
  const language = useLanguage();
  return (
    <p className="flex flex-wrap items-center gap-2 text-muted">
      {version.isInForce && <Badge tone="good">{text("policies.in_force")}</Badge>}
      <span>
        {text("policies.version_from", {
          version: version.version,
          date: formatLocalDate(version.validFrom, language),
        })}
      </span>
      {version.createdBy && <span>· {inLanguage(version.createdBy, language)}</span>}
    </p>
  );
}

function groupByPolicy(versions: readonly PolicyVersionView[]): PolicyVersionView[][] {
  const groups = new Map<string, PolicyVersionView[]>();
  for (const version of versions) groups.set(version.id, [...(groups.get(version.id) ?? []), version]);
  return [...groups.values()];
}
