"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { OrganizationSettings } from "@/lib/contracts/organizations";
import { useText } from "@/lib/i18n/language-provider";
import { setSecondFactorRuleAction } from "./actions";

/** Whether administrators need a second factor; who has none is led to set up the own one first. */
export function SecondFactorPanel({ rule }: { rule: OrganizationSettings["secondFactor"] }) {
  const text = useText();
  const router = useRouter();
  const [done, setDone] = useState<string | null>(null);
  const { busy, problem, submit } = useSubmission();
  const { isRequired, hasOwn, administratorsWithout } = rule;

  async function demand(required: boolean) {
    setDone(null);
    if (!(await submit(() => setSecondFactorRuleAction({ required })))) return;
    setDone(text(required ? "settings.factor_demanded" : "settings.factor_released"));
    router.refresh();
  }

  return (
    <Panel className="grid justify-items-start gap-3 p-4 sm:p-6">
      <div className="flex w-full flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-lg">{text("settings.factor")}</h2>
        <Badge tone={isRequired ? "good" : "quiet"}>
          {text(isRequired ? "settings.factor_required" : "settings.factor_optional")}
        </Badge>
      </div>
      {problem && <Notice tone="error">{problem}</Notice>}
      {done && <Notice tone="success">{done}</Notice>}
      <p>{text("settings.factor_body")}</p>
      <p className="text-muted">{text("settings.factor_without", { count: administratorsWithout })}</p>
      {isRequired ? (
        <Button busy={busy} onClick={() => demand(false)}>
          {text("settings.factor_release")}
        </Button>
      ) : (
        <>
          <p className="text-muted">{text("settings.factor_effect")}</p>
          {hasOwn ? (
            <Button tone="primary" busy={busy} onClick={() => demand(true)}>
              {text("settings.factor_demand")}
            </Button>
          ) : (
            <>
              <p className="font-medium">{text("settings.factor_own_first")}</p>
              <ButtonLink href="/account">{text("settings.factor_to_account")}</ButtonLink>
            </>
          )}
        </>
      )}
    </Panel>
  );
}
