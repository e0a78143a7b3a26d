import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type NoticeTone = "info" | "success" | "warning" | "error";

const TONES: Record<NoticeTone, string> = {
  info: "border-accent bg-accent-soft",
  success: "border-good-fill bg-good-soft",
  warning: "border-late-fill bg-late-soft",
  error: "border-bad-fill bg-bad-soft",
};

type NoticeProps = { tone: NoticeTone; title?: string; children: ReactNode };

/** A message in the page. Errors are announced at once, the others when the reader is free. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className={classNames("rounded-control border-s-4 px-4 py-3 text-ink", TONES[tone])}
    >
      {title && <p className="font-semibold">{title}</p>}
      <div>{children}</div>
    </div>
  );
}
