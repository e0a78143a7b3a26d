import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { AuthHeading } from "../../auth-heading";
import { Onward } from "./onward";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("auth.title") };
}

type ContinuePageProps = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

/**
 * Where a provider's answer arrives. The browser keeps our strict cookie from a page that another site led to; from here the next step is
 * our own.
 */
export default async function ContinuePage({ searchParams }: ContinuePageProps) {
  const [{ text }, { callbackUrl }] = await Promise.all([getText(), searchParams]);
  return (
    <>
      <AuthHeading title={text("auth.title")} />
      <Onward callbackUrl={typeof callbackUrl === "string" ? callbackUrl : undefined} />
    </>
  );
}
