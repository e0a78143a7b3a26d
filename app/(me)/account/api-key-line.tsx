"use client";

import { useTimeZone } from "@/components/shell/use-time-zone";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { ApiKey } from "@/lib/contracts/api-keys";
import { formatAgo, formatDate } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

type ApiKeyLineProps = { apiKey: ApiKey; now: string; busy: boolean; onRevoke: (keyId: string) => void };

/** One key: what it may do, until when, when it was used, and the way to end it. */
export function ApiKeyLine({ apiKey, now, busy, onRevoke }: ApiKeyLineProps) {
  const text = useText();
  const language = useLanguage();
  const place = { language, timeZone: useTimeZone() };
  const { id, name, scopes, state, expiresAt, lastUsedAt } = apiKey;
  const ago = lastUsedAt && formatAgo(lastUsedAt, now, language);
  const used = lastUsedAt
    ? ago
      ? text("account.last_used", { ago })
      : text("account.last_used_now")
    : text("account.key_unused");
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="font-medium [overflow-wrap:anywhere]">{name}</p>
        <p className="text-sm">{scopes.map((scope) => text(`abilities.${scope}`)).join(" · ")}</p>
        <p className="text-muted text-sm">
          {text("account.key_until", { date: formatDate(expiresAt, place) })} · {used}
        </p>
      </div>
      {state === "active" ? (
        <Button
          disabled={busy}
          aria-label={text("account.key_revoke_named", { name })}
          onClick={() => onRevoke(id)}
        >
          {text("account.key_revoke")}
        </Button>
      ) : (
        <Badge tone="quiet">{text(`account.key_${state}`)}</Badge>
      )}
    </li>
  );
}
