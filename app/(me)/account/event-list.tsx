"use client";

import { findWords } from "@/components/audit/find-words";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { OwnEvents } from "@/lib/contracts/account";
import { formatDateTime } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

/** What happened to the own account lately, so that somebody else's doing is seen. */
export function EventList({ events, reusedAt, timeZone }: OwnEvents) {
  const text = useText();
  const place = { language: useLanguage(), timeZone };
  return (
    <Panel className="grid gap-4 p-4 sm:p-6">
      <div>
        <h2 className="font-semibold text-lg">{text("account.events_title")}</h2>
        <p className="text-muted">{text("account.events_lead")}</p>
      </div>
      {reusedAt && (
        <Notice tone="warning" title={text("account.reused_title")}>
          {text("account.reused", { when: formatDateTime(reusedAt, place) })}
        </Notice>
      )}
      {events.length === 0 ? (
        <p className="text-muted">{text("account.events_none")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {events.map(({ at, action, reason }) => (
            <li key={`${at} ${action}`} className="flex flex-wrap justify-between gap-x-4 py-2">
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {findWords(text, "action", action) ?? action}
                {reason && (
                  <span className="block text-muted text-sm">
                    {findWords(text, "reason", reason) ?? reason}
                  </span>
                )}
              </span>
              <time dateTime={at} className="text-muted text-sm">
                {formatDateTime(at, place)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
