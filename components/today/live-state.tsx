"use client";

import { classNames } from "@/components/ui/class-names";
import { useText } from "@/lib/i18n/language-provider";
import type { Connection } from "./use-change-stream";

const DOTS: Record<Connection, string> = {
  live: "bg-good-fill",
  connecting: "bg-wait-fill",
  reconnecting: "bg-late-fill",
};

/** Whether what is shown is live; when it is not, how old it is. */
export function LiveState({ connection, updated }: { connection: Connection; updated: string }) {
  const text = useText();
  return (
    <p role="status" className="flex items-center gap-2 text-muted text-sm">
      <span className={classNames("size-2.5 shrink-0 rounded-full", DOTS[connection])} aria-hidden="true" />
      {connection === "live" && text("today.live")}
      {connection === "connecting" && text("today.connecting")}
      {connection === "reconnecting" && text("today.reconnecting", { time: updated })}
    </p>
  );
}
