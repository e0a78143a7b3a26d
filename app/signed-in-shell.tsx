import type { ReactNode } from "react";
import { AccountMenu } from "@/components/shell/account-menu";
import { MainNav, type NavItem } from "@/components/shell/main-nav";
import { TopBar } from "@/components/shell/top-bar";
import { classNames } from "@/components/ui/class-names";
import { SkipLink } from "@/components/ui/skip-link";
import { type Ability, can } from "@/lib/domain/abilities";
import { findCurrentActor } from "@/lib/server/edge";
import { getText } from "./get-language";
import { LanguageSwitch } from "./language-switch";
import { startPath } from "./start-path";

const ITEMS: (NavItem & { ability: Ability })[] = [
  { href: "/today", name: "today", ability: "attendance.view" },
  { href: "/people", name: "people", ability: "person.view" },
  { href: "/enrol", name: "enrol", ability: "person.enrol" },
  { href: "/devices", name: "devices", ability: "device.manage" },
  { href: "/audit", name: "audit", ability: "audit.view" },
  { href: "/kiosk", name: "kiosk", ability: "attendance.view" },
];

const WIDTHS = { wide: "max-w-6xl", narrow: "max-w-2xl" };

/** Head, navigation and content of every page behind the sign-in; what an actor may not do is not offered. */
export async function SignedInShell({
  width,
  children,
}: {
  width: keyof typeof WIDTHS;
  children: ReactNode;
}) {
  const [actor, { text }] = await Promise.all([findCurrentActor(), getText()]);
  // Each page leads a signed-out visitor to sign-in itself, since only the page knows where to come back to.
  if (!actor) return children;
  const items = ITEMS.filter(({ ability }) => can(actor.roles, ability)).map(({ href, name }) => ({
    href,
    name,
  }));
  return (
    <>
      <SkipLink label={text("common.skip_to_content")} />
      <TopBar
        product={text("common.product")}
        home={startPath(actor.roles)}
        end={
          <>
            <LanguageSwitch />
            <AccountMenu name={actor.name} email={actor.email} roles={actor.roles} />
          </>
        }
      >
        {items.length > 0 && <MainNav items={items} />}
      </TopBar>
      <main
        id="content"
        tabIndex={-1}
        className={classNames("mx-auto px-4 pt-6 pb-28 outline-none sm:px-6 lg:pb-16", WIDTHS[width])}
      >
        {children}
      </main>
    </>
  );
}
