import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { AuthHeading } from "../../auth-heading";
import { TicketForm } from "./ticket-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("auth.code_title") };
}

/** The second step for who comes from the organisation's sign-in service. */
export default async function CodePage() {
  const { text } = await getText();
  return (
    <>
      <AuthHeading title={text("auth.code_title")} lead={text("auth.code_lead")} />
      <TicketForm />
    </>
  );
}
