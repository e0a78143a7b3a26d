import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { AuthHeading } from "../auth-heading";
import { InvitationForm } from "./invitation-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("auth.invitation_title") };
}

export default async function InvitationPage() {
  const { text } = await getText();
  return (
    <>
      <AuthHeading title={text("auth.invitation_title")} />
      <InvitationForm />
    </>
  );
}
