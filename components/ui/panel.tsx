import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A raised area that groups what belongs together. */
export function Panel({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={classNames("rounded-panel border border-line bg-surface shadow-panel", className)}>
      {children}
    </div>
  );
}
