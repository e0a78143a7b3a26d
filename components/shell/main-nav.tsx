"use client";

import { usePathname } from "next/navigation";
import { Icon } from "@/components/ui/icon";
import { useText } from "@/lib/i18n/language-provider";
import { NavLink, navLook } from "./nav-link";
import { NavMenu } from "./nav-menu";
import type { Navigation, NavPage } from "./navigation";

/** The main navigation: in the top bar on wide screens, at the foot of the screen, within the thumb's reach, on phones. */
export function MainNav({ bar, menu }: Navigation) {
  const text = useText();
  const path = usePathname();
  const isCurrent = ({ href }: NavPage) => path === href || path.startsWith(`${href}/`);
  return (
    <nav
      aria-label={text("shell.navigation")}
      className="fixed inset-x-0 bottom-0 z-20 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] lg:static lg:border-0 lg:pb-0"
    >
      <ul className="flex lg:gap-1">
        {bar.map((page) => (
          <li key={page.href} className="min-w-0 flex-1 lg:flex-none">
            <NavLink page={page} current={isCurrent(page)} className={navLook(isCurrent(page))}>
              <Icon name={page.name} />
              {text(`shell.${page.name}`)}
            </NavLink>
          </li>
        ))}
        {menu.length > 0 && (
          <li className="min-w-0 flex-1 lg:flex-none">
            <NavMenu menu={menu} isCurrent={isCurrent} />
          </li>
        )}
      </ul>
    </nav>
  );
}
