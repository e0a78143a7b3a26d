import type { Ability } from "@/lib/domain/abilities";

/** A page of the navigation: its text is `shell.<name>` and its drawing the icon of that name. */
export type NavPage = {
  href: string;
  name:
    | "today"
    | "register"
    | "people"
    | "enrol"
    | "organizations"
    | "review"
    | "timetable"
    | "shifts"
    | "calendar"
    | "leave"
    | "reports"
    | "chat"
    | "kiosk"
    | "units"
    | "roles"
    | "devices"
    | "settings"
    | "policies"
    | "alerts"
    | "periods"
    | "recognition"
    | "liveness"
    | "audit"
    | "own_record";
  ability: Ability;
  /** "document": the page's headers allow the camera, which holds only for a freshly loaded document. */
  load?: "document";
};

type NavGroup = { name: "attendance" | "organization" | "rules" | "own"; pages: NavPage[] };

export type Navigation = { bar: NavPage[]; menu: NavGroup[] };

/** What is used all day: in the bar itself, on phones within the thumb's reach. Nobody has more than four of these. */
const BAR: NavPage[] = [
  { href: "/today", name: "today", ability: "attendance.view" },
  { href: "/register", name: "register", ability: "attendance.view" },
  { href: "/people", name: "people", ability: "person.view" },
  { href: "/enrol", name: "enrol", ability: "person.enrol", load: "document" },
  { href: "/organizations", name: "organizations", ability: "organization.create" },
];

/** What is used now and then: behind one button, grouped by what it is about. */
const MENU: NavGroup[] = [
  {
    name: "attendance",
    pages: [
      { href: "/review", name: "review", ability: "event.decide" },
      { href: "/leave", name: "leave", ability: "leave.decide" },
      { href: "/timetable", name: "timetable", ability: "attendance.view" },
      { href: "/calendar", name: "calendar", ability: "attendance.view" },
      { href: "/kiosk", name: "kiosk", ability: "attendance.view", load: "document" },
    ],
  },
  {
    name: "organization",
    pages: [
      { href: "/units", name: "units", ability: "unit.manage" },
      { href: "/shifts", name: "shifts", ability: "unit.manage" },
      { href: "/roles", name: "roles", ability: "role.manage" },
      { href: "/devices", name: "devices", ability: "device.manage" },
      { href: "/settings", name: "settings", ability: "organization.manage" },
    ],
  },
  {
    name: "rules",
    pages: [
      { href: "/policies", name: "policies", ability: "policy.manage" },
      { href: "/alerts", name: "alerts", ability: "alert.manage" },
      { href: "/periods", name: "periods", ability: "period.lock" },
      { href: "/recognition", name: "recognition", ability: "policy.manage" },
      { href: "/liveness", name: "liveness", ability: "policy.manage" },
      { href: "/audit", name: "audit", ability: "audit.view" },
    ],
  },
  {
    name: "own",
    pages: [{ href: "/me", name: "own_record", ability: "attendance.view_own" }],
  },
];

/** Every page that the navigation can lead to. */
export const NAV_PAGES: readonly NavPage[] = [...BAR, ...MENU.flatMap(({ pages }) => pages)];

/** The navigation of somebody with these abilities; whoever has one page only needs none. */
export function navigationFor(may: (ability: Ability) => boolean): Navigation {
  const allowed = (pages: NavPage[]) => pages.filter(({ ability }) => may(ability));
  const bar = allowed(BAR);
  const menu = MENU.map((group) => ({ ...group, pages: allowed(group.pages) })).filter(
    ({ pages }) => pages.length > 0,
  );
  const count = bar.length + menu.reduce((sum, { pages }) => sum + pages.length, 0);
  return count > 1 ? { bar, menu } : { bar: [], menu: [] };
}
