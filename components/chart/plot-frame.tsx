"use client";

import { type ReactNode, useRef } from "react";
import { useElementWidth } from "@/components/ui/use-element-width";

type PlotFrameProps = { className: string; children: (width: number) => ReactNode };

/** Room for a plot: it is drawn once its width is known, and again when that changes. */
export function PlotFrame({ className, children }: PlotFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame);
  return (
    <div ref={frame} className={`min-w-0 overflow-hidden ${className}`}>
      {width > 0 && children(width)}
    </div>
  );
}
