"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName } from "@/components/ui/icon";
import { useText } from "@/lib/i18n/language-provider";

/** Pages with the camera get their permission from the headers of a fresh document, so a soft navigation would leave them without. */
const CAMERA_PAGES = ["/enrol", "/kiosk"];

export type NavItem = {
  href: string;
  name: IconName & ("today" | "people" | "enrol" | "devices" | "audit" | "kiosk");
};

/** The main navigation: in the top bar on wide screens, at the foot of the screen, within the thumb's reach, on phones. */
export function MainNav({ items }: { items: NavItem[] }) {
  const text = useText();
  const path = usePathname();
  return (
    <nav
      aria-label={text("shell.navigation")}
      className="fixed inset-x-0 bottom-0 z-20 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] lg:static lg:border-0 lg:pb-0"
    >
      <ul className="flex lg:gap-1">
        {items.map(({ href, name }) => {
          const LinkOrAnchor = CAMERA_PAGES.includes(href) ? "a" : Link;
          const current = path === href || path.startsWith(`${href}/`);
          return (
            <li key={href} className="min-w-0 flex-1 lg:flex-none">
              <LinkOrAnchor
                href={href}
                aria-current={current ? "page" : undefined}
                className={classNames(
                  "flex min-h-14 flex-col items-center justify-center gap-0.5 px-1 text-center text-xs leading-tight lg:min-h-11 lg:flex-row lg:gap-2 lg:whitespace-nowrap lg:rounded-control lg:px-3 lg:text-base",
                  current
                    ? "bg-accent-soft font-medium text-accent"
                    : "text-muted hover:bg-sunken hover:text-ink",
                )}
              >
                <Icon name={name} />
                {text(`shell.${name}`)}
              </LinkOrAnchor>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
