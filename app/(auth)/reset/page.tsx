import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { AuthHeading } from "../auth-heading";
import { ResetForm } from "./reset-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("auth.reset_title") };
}

export default async function ResetPage() {
  const { text } = await getText();
  return (
    <>
      <AuthHeading title={text("auth.reset_title")} />
      <ResetForm />
    </>
  );
}
