import type { ReactNode } from "react";

/** A value as machines have it: read left to right in every language, broken where the line ends. */
export function Code({ children }: { children: ReactNode }) {
  return (
    <code dir="ltr" className="font-mono text-sm [overflow-wrap:anywhere]">
      {children}
    </code>
  );
}
