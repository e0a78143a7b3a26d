"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { classNames } from "./class-names";

/**
 * A step that takes the place of another one: it gets the focus, so that whoever reads by ear or key, or has scrolled down, stands at its
 * beginning.
 */
export function FocusHere({ className, children }: { className?: string; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <div ref={ref} tabIndex={-1} className={classNames("scroll-mt-20 outline-none", className)}>
      {children}
    </div>
  );
}
