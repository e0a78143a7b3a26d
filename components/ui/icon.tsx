import type { ReactNode } from "react";

const DRAWINGS = {
  today: (
    <>
      <rect x="3.5" y="5" width="17" height="15.5" rx="2.5" />
      <path d="M3.5 9.5h17M8 3v4M16 3v4M8.5 14.5l2.5 2.5 4.5-5" />
    </>
  ),
  people: (
    <>
      <circle cx="9" cy="8" r="3.5" />
      <path d="M2.5 20c.6-3.6 3.2-5.5 6.5-5.5s5.9 1.9 6.5 5.500M16 4.800a3.5 3.5 0 0 1 0 6.400M18 14.900c2 .8 3.2 2.5 3.6 5.1" />
    </>
  ),
  enrol: (
    <>
      <path d="M4 8.500V6a2 2 0 0 1 2-2h2.500M15.5 4H18a2 2 0 0 1 2 2v2.500M20 15.500V18a2 2 0 0 1-2 2h-2.500M8.5 20H6a2 2 0 0 1-2-2v-2.5" />
      <circle cx="12" cy="10" r="2.5" />
      <path d="M7.8 16.500c.7-1.8 2.2-2.8 4.2-2.800s3.5 1 4.2 2.8" />
    </>
  ),
  devices: (
    <>
      <rect x="5" y="2.5" width="14" height="19" rx="2.5" />
      <path d="M10.5 18.500h3" />
    </>
  ),
  audit: (
    <>
      <path d="M6.5 3.500h11a1.500 1.500 0 0 1 1.500 1.500v14a1.500 1.500 0 0 1-1.500 1.500h-11A1.500 1.500 0 0 1 5 19V5a1.500 1.500 0 0 1 1.500-1.500z" />
      <path d="M8.5 8h7M8.5 12h3M9 16.200l2 2 4.500-4.500" />
    </>
  ),
  kiosk: (
    <>
      <path d="M14 4h6v6M20 4l-9 9" />
      <path d="M18 14v4a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h4" />
    </>
  ),
  account: (
    <>
      <circle cx="12" cy="8.5" r="3.5" />
      <path d="M5 20c.7-3.6 3.4-5.5 7-5.500s6.3 1.9 7 5.5" />
    </>
  ),
  chevron: <path d="m9 5 7 7-7 7" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5 5" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof DRAWINGS;

/** A line drawing beside words; it is hidden from screen readers. Those that point are turned round in right-to-left pages. */
export function Icon({ name }: { name: IconName }) {
  const turns = name === "kiosk" || name === "chevron";
  return (
    <svg
      viewBox="0 0 24 24"
      className={`size-5 shrink-0 ${turns ? "rtl:-scale-x-100" : ""}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {DRAWINGS[name]}
    </svg>
  );
}
