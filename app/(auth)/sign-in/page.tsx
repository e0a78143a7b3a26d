import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { startPath } from "@/app/start-path";
import { demoAccounts } from "@/lib/server/accounts/demo-accounts";
import { oidcName } from "@/lib/server/accounts/oidc-provider";
import { findCurrentActor } from "@/lib/server/edge";
import { AuthHeading } from "../auth-heading";
import { ProviderButton } from "./provider-button";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("auth.title") };
}

type SignInPageProps = {
  searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }>;
};

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const actor = await findCurrentActor();
  if (actor) redirect(startPath(actor.roles));
  const [{ text }, { callbackUrl, error }, demo] = await Promise.all([
    getText(),
    searchParams,
    demoAccounts(),
  ]);
  const to = typeof callbackUrl === "string" ? callbackUrl : undefined;
  const provider = oidcName();
  return (
    <>
      <AuthHeading title={text("auth.title")} lead={text("auth.lead")} />
      {provider && <ProviderButton name={provider} callbackUrl={to} />}
      <SignInForm callbackUrl={to} failure={typeof error === "string" ? error : undefined} demo={demo} />
      <p className="text-center text-muted text-sm">
        {text("auth.kiosk_hint")}{" "}
        <a href="/kiosk" className="inline-block py-3 font-medium text-accent underline underline-offset-4">
          {text("auth.kiosk_link")}
        </a>
      </p>
    </>
  );
}
