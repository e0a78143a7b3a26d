import type { ReactNode } from "react";

const DRAWINGS = {
  check: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m8 12.3 2.8 2.8L16 9.4" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  checks: <path d="m2.5 12.5 4 4 8-8.5M11.5 15.5l1 1 8.5-8.5" />,
  calendar: (
    <>
      <rect x="4" y="5.5" width="16" height="14.5" rx="2.5" />
      <path d="M4 10h16M8.5 3.5v4M15.5 3.5v4M9.5 13l5 4M14.5 13l-5 4" />
    </>
  ),
  unknown: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M9.5 9.8c.2-1.5 1.2-2.3 2.6-2.3 1.5 0 2.6.9 2.6 2.3 0 2-2.6 2.1-2.6 4.1M12.1 16.6v.2" />
    </>
  ),
  again: <path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 3.5v4h-4" />,
  face: (
    <>
      <path d="M4 8.5V6a2 2 0 0 1 2-2h2.5M15.5 4H18a2 2 0 0 1 2 2v2.5M20 15.5V18a2 2 0 0 1-2 2h-2.5M8.5 20H6a2 2 0 0 1-2-2v-2.5" />
      <path d="M9.5 9.5v.500M14.5 9.5v.500M9 14.5c1.8 1.7 4.2 1.7 6 0" />
    </>
  ),
  faces: (
    <>
      <circle cx="8.5" cy="9" r="3.5" />
      <circle cx="16.5" cy="9" r="2.8" />
      <path d="M2.5 19.5c.6-3.5 3-5.2 6-5.2s5.4 1.7 6 5.2M16.5 14.2c2.6 0 4.5 1.5 5 4.5" />
    </>
  ),
  closer: <path d="M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5M10 12h4M12 10v4" />,
  straight: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M5 21.5c.6-3 3.3-4.5 7-4.5s6.4 1.5 7 4.5M6 7a8 8 0 0 1 11.8-1M18 2.5V6h-3.5" />
    </>
  ),
  light: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 3v2.5M12 18.5V21M3 12h2.5M18.5 12H21M5.6 5.6l1.8 1.8M16.6 16.6l1.8 1.8M5.6 18.4l1.8-1.8M16.6 7.4l1.8-1.8" />
    </>
  ),
  still: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M9.5 9v6M14.5 9v6" />
    </>
  ),
  work: (
    <path d="M12 3.5v4M12 16.5v4M20.5 12h-4M7.5 12h-4M18 6l-2.8 2.8M8.8 15.2 6 18M18 18l-2.8-2.8M8.8 8.8 6 6" />
  ),
  offline: (
    <path d="M3 3l18 18M5 12.5a10 10 0 0 1 4-2.4M19 12.5a10 10 0 0 0-4.5-2.6M8.2 16a5.5 5.5 0 0 1 7 0M2 9a15 15 0 0 1 4.5-2.8M22 9A15 15 0 0 0 11 5.1M12 19.8v.2" />
  ),
  pause: (
    <>
      <path d="M7 3.5h10M7 20.5h10M8 3.5v3.5c0 2 1.5 3.5 4 5-2.5 1.5-4 3-4 5v3.5M16 3.5v3.5c0 2-1.5 3.5-4 5 2.5 1.5 4 3 4 5v3.5" />
    </>
  ),
  camera: (
    <>
      <path d="M3 3l18 18M9 5h4.5a2 2 0 0 1 2 2v3.5l5-3v9M15.5 15.5V17a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8.5" />
    </>
  ),
  warning: <path d="M12 4 21.5 20h-19zM12 10v4.5M12 17.2v.2" />,
  lock: (
    <>
      <rect x="5" y="10.5" width="14" height="10" rx="2" />
      <path d="M8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3M12 14.5v2" />
    </>
  ),
  left: (
    <>
      <circle cx="14.5" cy="12" r="6.5" />
      <path d="M5.5 8 2 12l3.5 4M2.5 12H8M11 10.5v.5M14 10.5v.5M10.5 14.5h3" />
    </>
  ),
  right: (
    <>
      <circle cx="9.5" cy="12" r="6.5" />
      <path d="m18.5 8 3.5 4-3.5 4M21.5 12H16M10 10.5v.5M13 10.5v.5M10.5 14.5h3" />
    </>
  ),
  down: (
    <>
      <circle cx="12" cy="8.5" r="6" />
      <path d="m8 18.5 4 3.5 4-3.5M12 21.5V16M9.8 9v.5M14.2 9v.5M10.5 12h3" />
    </>
  ),
  eye: (
    <>
      <path d="M2.5 12C5 7.8 8.2 5.8 12 5.8s7 2 9.5 6.2c-2.5 4.2-5.7 6.2-9.5 6.2S5 16.2 2.5 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  mouth: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M9 9v.5M15 9v.5" />
      <ellipse cx="12" cy="14.8" rx="2.8" ry="2.4" />
    </>
  ),
  next: <path d="M4 12h14M13 6.5l5.5 5.5-5.5 5.5" />,
  backspace: <path d="M9 5.5h11a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H9L3 12zM12 9.5l5 5M17 9.5l-5 5" />,
} satisfies Record<string, ReactNode>;

export type KioskIconName = keyof typeof DRAWINGS;

/** A large line drawing beside words, hidden from screen readers. The one that points is turned round from right to left. */
export function KioskIcon({ name, className }: { name: KioskIconName; className: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={`shrink-0 ${className} ${name === "next" ? "rtl:-scale-x-100" : ""}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {DRAWINGS[name]}
    </svg>
  );
}
