import type { ReactNode } from "react";
import { getText } from "@/app/get-language";
import { LanguageSwitch } from "@/app/language-switch";
import { startPath } from "@/app/start-path";
import { AccountMenu } from "@/components/shell/account-menu";
import { TopBar } from "@/components/shell/top-bar";
import { SkipLink } from "@/components/ui/skip-link";
import { findCurrentActor } from "@/lib/server/edge";

export default async function OwnLayout({ children }: { children: ReactNode }) {
  const [actor, { text }] = await Promise.all([findCurrentActor(), getText()]);
  // The page leads a signed-out visitor to sign-in itself.
  if (!actor) return children;
  return (
    <>
      <SkipLink label={text("common.skip_to_content")} />
      <TopBar
        product={text("common.product")}
        home={startPath(actor.role)}
        end={
          <>
            <LanguageSwitch />
            <AccountMenu name={actor.name} email={actor.email} role={actor.role} />
          </>
        }
      />
      <main id="content" tabIndex={-1} className="mx-auto max-w-2xl px-4 pt-6 pb-16 outline-none sm:px-6">
        {children}
      </main>
    </>
  );
}
