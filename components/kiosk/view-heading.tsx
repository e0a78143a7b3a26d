"use client";

import { useText } from "@/lib/i18n/language-provider";

/** What the camera of a view is for, in a word and a sign: through the door in reading direction, or back. */
export function ViewHeading({ place }: { place: "arriving" | "leaving" }) {
  const text = useText();
  return (
    <h2 className="flex items-center gap-3 bg-accent px-[max(1rem,2.5vmin)] py-[max(0.3rem,0.7vmin)] font-semibold text-[clamp(1.1rem,3.4vmin,3rem)] text-on-accent">
      <svg
        viewBox="0 0 24 24"
        className="size-[1.3em] shrink-0 rtl:-scale-x-100"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path
          d={
            place === "arriving" ? "M13 4h6v16h-6M4 12h10m-4-4 4 4-4 4" : "M11 4H5v16h6M10 12h10m-4-4 4 4-4 4"
          }
        />
      </svg>
      {text(`camera.${place}`)}
    </h2>
  );
}
