import type { ReactNode } from "react";
import { getText } from "@/app/get-language";
import { LanguageSwitch } from "@/app/language-switch";
import { AccountMenu } from "@/components/shell/account-menu";
import { MainNav, type NavItem } from "@/components/shell/main-nav";
import { QueryProvider } from "@/components/shell/query-provider";
import { TopBar } from "@/components/shell/top-bar";
import { SkipLink } from "@/components/ui/skip-link";
import { type Ability, can } from "@/lib/domain/abilities";
import { findCurrentActor } from "@/lib/server/edge";

const ITEMS: (NavItem & { ability?: Ability })[] = [
  { href: "/today", name: "today", ability: "attendance.view" },
  { href: "/people", name: "people", ability: "person.view" },
  { href: "/enrol", name: "enrol", ability: "person.enrol" },
  { href: "/devices", name: "devices", ability: "device.manage" },
  { href: "/kiosk", name: "kiosk" },
];

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const [actor, { text }] = await Promise.all([findCurrentActor(), getText()]);
  // Each page leads a signed-out visitor to sign-in itself, since only the page knows where to come back to.
  if (!actor) return children;
  const items = ITEMS.filter(({ ability }) => !ability || can(actor.role, ability));
  return (
    <QueryProvider>
      <SkipLink label={text("common.skip_to_content")} />
      <TopBar
        product={text("common.product")}
        home="/today"
        end={
          <>
            <LanguageSwitch />
            <AccountMenu name={actor.name} email={actor.email} role={actor.role} />
          </>
        }
      >
        <MainNav items={items.map(({ href, name }) => ({ href, name }))} />
      </TopBar>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto max-w-6xl px-4 pt-6 pb-28 outline-none sm:px-6 lg:pb-16"
      >
        {children}
      </main>
    </QueryProvider>
  );
}
