"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { useText } from "@/lib/i18n/language-provider";
import { setSelfCheckInRuleAction } from "./actions";

/** Whether people may check in on devices of their own, with what that is worth, and the switch. */
export function OwnDevices({ allowed }: { allowed: boolean }) {
  const text = useText();
  const router = useRouter();
  const id = useId();
  const [isChanged, setIsChanged] = useState(false);
  const { busy, problem, submit } = useSubmission();

  async function change() {
    if (!(await submit(() => setSelfCheckInRuleAction({ allowed: !allowed })))) return;
    setIsChanged(true);
    router.refresh();
  }

  return (
    <section aria-labelledby={id}>
      <Panel className="grid gap-3 p-4 sm:p-6">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 id={id} className="font-semibold text-lg">
            {text("selfCheckIn.rule_title")}
          </h2>
          <Badge tone={allowed ? "good" : "quiet"}>
            {text(allowed ? "selfCheckIn.rule_on" : "selfCheckIn.rule_off")}
          </Badge>
        </div>
        <p className="max-w-3xl text-muted">{text("selfCheckIn.rule_body")}</p>
        {problem && <Notice tone="error">{problem}</Notice>}
        {isChanged && !busy && (
          <Notice tone="success">
            {text(allowed ? "selfCheckIn.rule_allowed" : "selfCheckIn.rule_forbidden")}
          </Notice>
        )}
        <Button busy={busy} onClick={change} className="justify-self-start">
          {text(allowed ? "selfCheckIn.rule_forbid" : "selfCheckIn.rule_allow")}
        </Button>
      </Panel>
    </section>
  );
}
