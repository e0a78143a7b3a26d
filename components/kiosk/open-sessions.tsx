"use client";

import type { OpenSession } from "@/lib/contracts/kiosk";
import { formatTime } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

const SHOWN = 3;

/** The sessions that a check-in can count for now. */
export function OpenSessions({ sessions, timeZone }: { sessions: OpenSession[]; timeZone: string }) {
  const text = useText();
  const language = useLanguage();
  const place = { language, timeZone };
  const shown = sessions.slice(0, SHOWN);
  const more = sessions.length - shown.length;
  return (
    <footer className="flex [@media(max-height:26rem)]:hidden shrink-0 flex-wrap items-baseline gap-x-[2vmin] gap-y-1 border-line border-t bg-surface px-[max(1rem,2.5vmin)] py-[max(0.5rem,1.2vmin)] text-[clamp(0.9rem,2.4vmin,2.25rem)]">
      {shown.length > 0 ? (
        <>
          <p className="font-semibold">{text("kiosk.open_now")}</p>
          <ul className="flex min-w-0 flex-wrap gap-x-[2vmin]">
            {shown.map(({ id, title, startsAt, endsAt }) => (
              <li key={id}>
                {text("kiosk.session_line", {
                  session: inLanguage(title, language),
                  from: formatTime(startsAt, place),
                  to: formatTime(endsAt, place),
                })}
              </li>
            ))}
            {more > 0 && <li>{text("kiosk.more_sessions", { count: more })}</li>}
          </ul>
        </>
      ) : (
        <p className="font-semibold">{text("kiosk.no_open_session")}</p>
      )}
      <p className="ms-auto text-muted">{text("kiosk.privacy_line")}</p>
    </footer>
  );
}
