"use client";

import { type ReactNode, useState } from "react";
import { classNames } from "./class-names";
import { Icon } from "./icon";

type FoldProps = {
  /** What stays visible and is pressed to fold and unfold. */
  summary: ReactNode;
  start: "folded" | "unfolded";
  className?: string;
  children: ReactNode;
};

/** A part of the page that folds away (native `<details>`); what is inside is drawn only while it is unfolded. */
export function Fold({ summary, start, className, children }: FoldProps) {
  const [unfolded, setUnfolded] = useState(start === "unfolded");
  return (
    <details open={start === "unfolded"} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary
        className={classNames(
          "flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-control hover:bg-sunken",
          className,
        )}
      >
        <span className="text-muted transition-transform [details[open]>summary>&]:rotate-90 rtl:[details[open]>summary>&]:-rotate-90">
          <Icon name="chevron" />
        </span>
        {summary}
      </summary>
      {unfolded && children}
    </details>
  );
}
