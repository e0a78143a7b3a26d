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
  register: (
    <>
      <path d="M9 6h11M9 12h11M9 18h11" />
      <path d="m3.500 6 1 1 2-2M3.500 12l1 1 2-2M3.500 18l1 1 2-2" />
    </>
  ),
  review: (
    <>
      <path d="M12 3.500 20.500 19.500h-17z" />
      <path d="M12 9.500v4.500M12 16.800v.4" />
    </>
  ),
  shifts: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.5 2" />
    </>
  ),
  timetable: (
    <>
      <rect x="3.5" y="4.5" width="17" height="15" rx="2" />
      <path d="M3.5 9.500h17M9.200 9.500v10M14.800 9.500v10M3.5 14.500h17" />
    </>
  ),
  calendar: (
    <>
      <rect x="3.5" y="5" width="17" height="15.5" rx="2.5" />
      <path d="M3.5 9.5h17M8 3v4M16 3v4M8 13.500h.01M12 13.500h.01M16 13.500h.01M8 17h.01M12 17h.01" />
    </>
  ),
  leave: (
    <>
      <path d="M6 3.500h9l3.500 3.500v13.500h-12.500z" />
      <path d="M14.500 3.500v4h4M9 12h6M9 16h4" />
    </>
  ),
  units: (
    <>
      <rect x="9" y="3" width="6" height="5" rx="1" />
      <rect x="3" y="16" width="6" height="5" rx="1" />
      <rect x="15" y="16" width="6" height="5" rx="1" />
      <path d="M12 8v4M6 16v-4h12v4" />
    </>
  ),
  roles: (
    <>
      <path d="M12 3 19 6v5.500c0 4.500-3 7.700-7 9.500-4-1.800-7-5-7-9.500V6z" />
      <path d="m9 12 2.200 2.200L15.300 10" />
    </>
  ),
  settings: (
    <>
      <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
      <circle cx="15" cy="7" r="2" />
      <circle cx="9" cy="17" r="2" />
    </>
  ),
  organizations: (
    <>
      <path d="M4 20.500V5.500l8-2.500v17.500M12 8.500l8 2v10M2.500 20.500h19" />
      <path d="M8 8v.01M8 12v.01M8 16v.01M16 13.500v.01M16 17v.01" />
    </>
  ),
  policies: (
    <>
      <circle cx="12" cy="12" r="8.500" />
      <path d="M12 7v5l3.500 2" />
    </>
  ),
  alerts: (
    <>
      <path d="M6 16.500v-6a6 6 0 0 1 12 0v6l1.500 2h-15z" />
      <path d="M10 21h4" />
    </>
  ),
  periods: (
    <>
      <rect x="5" y="10.500" width="14" height="10" rx="2" />
      <path d="M8 10.500V7.500a4 4 0 0 1 8 0v3M12 14.500v2.500" />
    </>
  ),
  recognition: (
    <>
      <path d="M4 19h16M6.500 19v-5M11 19V7M15.500 19v-8M20 19V4" />
    </>
  ),
  liveness: (
    <>
      <path d="M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z" />
      <circle cx="12" cy="12" r="3" />
    </>
  ),
  reports: (
    <>
      <rect x="5" y="3.500" width="14" height="17" rx="2" />
      <path d="M9 16.500v-3M12 16.500v-6M15 16.500v-4.500M9 7h6" />
    </>
  ),
  chat: (
    <>
      <path d="M4 5.500h16v10.500h-9l-4.500 4v-4H4z" />
      <path d="M8 9.500h8M8 12.500h5" />
    </>
  ),
  own_record: (
    <>
      <circle cx="9.500" cy="8" r="3.500" />
      <path d="M3 20c.6-3.600 3.200-5.500 6.500-5.500 1.300 0 2.500.3 3.500.9M15 18.500l2 2 4-4.500" />
    </>
  ),
  more: <path d="M4 7h16M4 12h16M4 17h16" />,
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
