import type { ReactNode } from "react";
import { AccountMenu } from "@/components/shell/account-menu";
import { MainNav } from "@/components/shell/main-nav";
import { navigationFor } from "@/components/shell/navigation";
import { TopBar } from "@/components/shell/top-bar";
import { ButtonLink } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import { SkipLink } from "@/components/ui/skip-link";
import { may, rolesHeld } from "@/lib/server/actor";
import { findCurrentActor } from "@/lib/server/edge";
import { getText } from "./get-language";
import { LanguageSwitch } from "./language-switch";
import { startPath } from "./start-path";

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
  const navigation = navigationFor((ability) => may(actor, ability));
  return (
    <>
      <SkipLink label={text("common.skip_to_content")} />
      <TopBar
        product={text("common.product")}
        home={startPath(actor.roles)}
        end={
          <>
            <LanguageSwitch />
            <AccountMenu name={actor.name} email={actor.email} roles={rolesHeld(actor)} />
          </>
        }
      >
        {navigation.bar.length + navigation.menu.length > 0 && <MainNav {...navigation} />}
      </TopBar>
      <main
        id="content"
        tabIndex={-1}
        className={classNames(
          "mx-auto px-4 pt-6 pb-28 outline-none sm:px-6 lg:pb-16 print:max-w-none print:p-0",
          // A page that is wider than text can say so.
          "has-data-full-width:max-w-none",
          WIDTHS[width],
        )}
      >
        {actor.withheld.length > 0 && (
          <div className="mb-6">
            <Notice tone="warning" title={text("account.factor_demanded_title")}>
              <p>{text("account.factor_demanded")}</p>
              <ButtonLink href="/account#second-factor" className="mt-2">
                {text("account.factor_set_up")}
              </ButtonLink>
            </Notice>
          </div>
        )}
        {children}
      </main>
    </>
  );
}
