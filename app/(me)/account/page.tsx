import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { PageHeader } from "@/components/ui/page-header";
import { listLoginSessions } from "@/lib/server/accounts/list-login-sessions";
import { pageActor } from "@/lib/server/edge";
import { PasswordForm } from "./password-form";
import { SignInList } from "./sign-in-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("account.title") };
}

export default async function AccountPage() {
  const [actor, { text }] = await Promise.all([pageActor("/account"), getText()]);
  const now = new Date();
  const sessions = await listLoginSessions(actor, now);
  return (
    <>
      <PageHeader title={text("account.title")} lead={text("account.lead", { email: actor.email })} />
      <div className="grid gap-6">
        <SignInList sessions={sessions} now={now.toISOString()} />
        <PasswordForm email={actor.email} />
      </div>
    </>
  );
}
