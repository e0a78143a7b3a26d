import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { PageHeader } from "@/components/ui/page-header";
import { can, keyScopes } from "@/lib/domain/abilities";
import { getSignInWays } from "@/lib/server/accounts/get-sign-in-ways";
import { listApiKeys } from "@/lib/server/accounts/list-api-keys";
import { listLoginSessions } from "@/lib/server/accounts/list-login-sessions";
import { listOwnEvents } from "@/lib/server/accounts/list-own-events";
import { pageActor } from "@/lib/server/edge";
import { getOwnPin } from "@/lib/server/pins/get-pin";
import { ApiKeysPanel } from "./api-keys-panel";
import { EventList } from "./event-list";
import { OwnPin } from "./own-pin";
import { PasswordForm } from "./password-form";
import { SecondFactorPanel } from "./second-factor-panel";
import { SignInList } from "./sign-in-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("account.title") };
}

export default async function AccountPage() {
  const [actor, { text }] = await Promise.all([pageActor("/account"), getText()]);
  const now = new Date();
  // Whoever has no record is never seen by a kiosk.
  const hasRecord = can(actor.roles, "attendance.view_own");
  const [ways, sessions, keys, events, pin] = await Promise.all([
    getSignInWays(actor),
    listLoginSessions(actor, now),
    listApiKeys(actor, now),
    listOwnEvents(actor, now),
    hasRecord ? getOwnPin(actor) : null,
  ]);
  const scopes = keyScopes(actor.roles);
  return (
    <>
      <PageHeader title={text("account.title")} lead={text("account.lead", { email: actor.email })} />
      <div className="grid gap-6">
        <SecondFactorPanel ways={ways} />
        {hasRecord && <OwnPin pin={pin} />}
        <SignInList sessions={sessions} now={now.toISOString()} />
        {ways.hasPassword && (
          <PasswordForm email={actor.email} beside={ways.secondFactor ? "second_factor" : "nothing"} />
        )}
        {(scopes.length > 0 || keys.length > 0) && (
          <ApiKeysPanel keys={keys} scopes={scopes} hasPassword={ways.hasPassword} now={now.toISOString()} />
        )}
        <EventList {...events} />
      </div>
    </>
  );
}
