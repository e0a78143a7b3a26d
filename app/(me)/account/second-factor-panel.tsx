"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTimeZone } from "@/components/shell/use-time-zone";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ActionRow } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { SignInWays } from "@/lib/contracts/second-factor";
import { formatDate } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { RemoveFactorDialog } from "./remove-factor-dialog";
import { RenewCodesDialog } from "./renew-codes-dialog";
import { SetupDialog } from "./setup-dialog";

/** With so few codes left it is time for new ones. */
const FEW_CODES = 3;

/** Whether signing in asks for a code as well, and what can be done about it. */
export function SecondFactorPanel({ ways }: { ways: SignInWays }) {
  const text = useText();
  const router = useRouter();
  const place = { language: useLanguage(), timeZone: useTimeZone() };
  const [task, setTask] = useState<"setup" | "renew" | "remove" | null>(null);
  const { secondFactor, hasPassword, isDemanded } = ways;

  function close() {
    setTask(null);
    router.refresh();
  }

  return (
    <Panel className="p-4 sm:p-6">
      <section id="second-factor" aria-labelledby="second-factor-title" className="grid scroll-mt-20 gap-4">
        <div>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 id="second-factor-title" className="font-semibold text-lg">
              {text("account.factor_title")}
            </h2>
            <Badge tone={secondFactor ? "good" : "quiet"}>
              {text(secondFactor ? "account.factor_on" : "account.factor_off")}
            </Badge>
          </div>
          <p className="text-muted">
            {secondFactor
              ? text("account.factor_since", { date: formatDate(secondFactor.since, place) })
              : text("account.factor_lead")}
          </p>
        </div>
        {secondFactor && secondFactor.recoveryCodesLeft <= FEW_CODES && (
          <Notice tone="warning">
            {text("account.codes_left", { count: secondFactor.recoveryCodesLeft })}
          </Notice>
        )}
        <ActionRow>
          {secondFactor ? (
            <>
              <Button onClick={() => setTask("renew")}>{text("account.codes_renew")}</Button>
              <Button onClick={() => setTask("remove")}>{text("account.factor_remove")}</Button>
            </>
          ) : (
            <Button tone="primary" onClick={() => setTask("setup")}>
              {text("account.factor_set_up")}
            </Button>
          )}
        </ActionRow>
      </section>
      {task === "setup" && <SetupDialog hasPassword={hasPassword} onClose={close} />}
      {task === "renew" && <RenewCodesDialog hasPassword={hasPassword} onClose={close} />}
      {task === "remove" && (
        <RemoveFactorDialog
          hasPassword={hasPassword}
          warning={isDemanded ? text("account.factor_remove_demanded") : null}
          onClose={close}
        />
      )}
    </Panel>
  );
}
