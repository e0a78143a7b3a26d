"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { describeBrowser } from "@/components/shell/describe-browser";
import { useSubmission } from "@/components/shell/use-submission";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { LoginSession } from "@/lib/contracts/account";
import { formatAgo } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { endLoginSessionAction } from "./actions";

/** The browsers that are signed in, each with the way to end it. */
export function SignInList({ sessions, now }: { sessions: LoginSession[]; now: string }) {
  const text = useText();
  const router = useRouter();
  const [ended, setEnded] = useState(false);
  const { busy, problem, submit } = useSubmission();

  async function end(sessionId: string) {
    setEnded(false);
    if (!(await submit(() => endLoginSessionAction({ sessionId })))) return;
    setEnded(true);
    router.refresh();
  }

  return (
    <Panel className="grid gap-4 p-4 sm:p-6">
      <div>
        <h2 className="font-semibold text-lg">{text("account.sign_ins_title")}</h2>
        <p className="text-muted">{text("account.sign_ins_lead")}</p>
      </div>
      {problem && <Notice tone="error">{problem}</Notice>}
      {ended && <Notice tone="success">{text("account.ended")}</Notice>}
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <SignInLine key={session.id} session={session} now={now} busy={busy} onEnd={end} />
        ))}
      </ul>
    </Panel>
  );
}

type SignInLineProps = {
  session: LoginSession;
  now: string;
  busy: boolean;
  onEnd: (sessionId: string) => void;
};

function SignInLine({ session, now, busy, onEnd }: SignInLineProps) {
  const text = useText();
  const language = useLanguage();
  const known = describeBrowser(session.userAgent);
  const browser = known ? text("account.browser_on", known) : text("account.unknown_browser");
  const ago = formatAgo(session.lastSeenAt, now, language);
  return (
    <li className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
      <div className="min-w-0">
        <p className="font-medium">{browser}</p>
        <p className="text-muted text-sm">
          {ago ? text("account.last_used", { ago }) : text("account.last_used_now")}
        </p>
      </div>
      {session.isThisOne ? (
        <Badge tone="good">{text("account.this_one")}</Badge>
      ) : (
        <Button
          disabled={busy}
          aria-label={text("account.end_named", { browser })}
          onClick={() => onEnd(session.id)}
        >
          {text("account.end")}
        </Button>
      )}
    </li>
  );
}
