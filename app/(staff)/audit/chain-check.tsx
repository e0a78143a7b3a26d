"use client";

import { useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { AuditVerdict } from "@/lib/contracts/audit";
import { useText } from "@/lib/i18n/language-provider";
import { verifyAuditAction } from "./actions";
import { auditAddress } from "./audit-address";
import { PageLink } from "./page-link";

/** Checks the whole chain when asked, and says what was found. */
export function ChainCheck() {
  const text = useText();
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null);
  const { busy, problem, submit } = useSubmission();

  async function check() {
    setVerdict(null);
    const checked = await submit(verifyAuditAction);
    if (checked) setVerdict(checked.value);
  }

  return (
    <section aria-label={text("audit.check")} className="grid justify-items-start gap-3">
      <Button tone="primary" busy={busy} onClick={check}>
        {text("audit.check")}
      </Button>
      <p role="status" className="text-muted empty:hidden">
        {busy && text("audit.checking")}
      </p>
      {problem && <Notice tone="error">{problem}</Notice>}
      {verdict?.kind === "intact" && <Intact {...verdict} />}
      {verdict?.kind === "broken" && <Broken {...verdict} />}
    </section>
  );
}

function Intact({ rows, head }: { rows: number; head: string }) {
  const text = useText();
  return (
    <Notice tone="success" title={text("audit.intact_title", { count: rows })}>
      {rows === 0 ? (
        text("audit.intact_empty")
      ) : (
        <>
          <p>{text("audit.intact_body")}</p>
          <dl className="mt-2">
            <dt className="text-sm">{text("audit.head")}</dt>
            <dd>
              <code dir="ltr" className="select-all font-mono [overflow-wrap:anywhere]">
                {head}
              </code>
            </dd>
          </dl>
        </>
      )}
    </Notice>
  );
}

function Broken({ seq, fault }: { seq: number; fault: "changed" | "missing" }) {
  const text = useText();
  return (
    <Notice tone="error" title={text(`audit.broken_${fault}`, { seq })}>
      <p>{text("audit.broken_body")}</p>
      <ol className="mt-2 mb-3 grid list-numbered gap-1 ps-5">
        <li>{text("audit.broken_step_copy")}</li>
        <li>{text("audit.broken_step_compare")}</li>
        <li>{text("audit.broken_step_access")}</li>
      </ol>
      <PageLink href={auditAddress({ before: seq + 2 })}>{text("audit.broken_show")}</PageLink>
    </Notice>
  );
}
