"use client";

import { useId, useRef } from "react";
import { Icon } from "@/components/ui/icon";
import { useText } from "@/lib/i18n/language-provider";
import { NavLink, navLook } from "./nav-link";
import type { Navigation, NavPage } from "./navigation";

type NavMenuProps = { menu: Navigation["menu"]; isCurrent: (page: NavPage) => boolean };

/** The rest of the pages in groups: a sheet above the bar on phones, a panel under it on wide screens. */
export function NavMenu({ menu, isCurrent }: NavMenuProps) {
  const text = useText();
  const id = useId();
  const sheet = useRef<HTMLDivElement>(null);
  const current = menu.some(({ pages }) => pages.some(isCurrent));
  return (
    <>
      <button type="button" popoverTarget={id} className={navLook(current)}>
        <Icon name="more" />
        {text("shell.more")}
      </button>
      <div
        ref={sheet}
        id={id}
        popover="auto"
        className="fixed inset-x-0 top-auto bottom-[calc(3.6rem+env(safe-area-inset-bottom))] m-0 max-h-[75dvh] w-full overflow-y-auto rounded-t-panel border border-line bg-surface p-4 text-ink shadow-float lg:top-15 lg:bottom-auto lg:mx-auto lg:w-fit lg:max-w-[calc(100vw-3rem)] lg:rounded-panel"
      >
        <div className="grid gap-4 sm:grid-cols-2 lg:flex lg:gap-6">
          {menu.map(({ name, pages }) => (
            <section key={name} aria-labelledby={`${id}-${name}`}>
              <h2 id={`${id}-${name}`} className="px-3 text-muted text-sm">
                {text(`shell.group_${name}`)}
              </h2>
              <ul className="mt-1 grid grid-cols-2 gap-x-2 sm:grid-cols-1">
                {pages.map((page) => (
                  <li key={page.href}>
                    <NavLink
                      page={page}
                      current={isCurrent(page)}
                      // A soft navigation keeps this layout, and with it the open sheet.
                      onClick={() => sheet.current?.hidePopover()}
                      className="flex min-h-11 items-center gap-3 rounded-control px-3 py-1.5 hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent"
                    >
                      <Icon name={page.name} />
                      {text(`shell.${page.name}`)}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </>
  );
}
