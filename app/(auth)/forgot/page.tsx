import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { sendsMail } from "@/lib/server/mail/send-mail";
import { AuthHeading } from "../auth-heading";
import { ForgotForm } from "./forgot-form";

// Whether mail goes out is a setting of the running server, not of the build.
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("auth.forgot_title") };
}

export default async function ForgotPage() {
  const { text } = await getText();
  const canMail = sendsMail();
  return (
    <>
      <AuthHeading title={text("auth.forgot_title")} lead={canMail ? text("auth.forgot_lead") : undefined} />
      {canMail ? (
        <ForgotForm />
      ) : (
        <Notice tone="info" title={text("auth.forgot_no_mail_title")}>
          {text("auth.forgot_no_mail")}
        </Notice>
      )}
      <ButtonLink href="/sign-in" tone="quiet" className="justify-self-center">
        {text("auth.to_sign_in")}
      </ButtonLink>
    </>
  );
}
