import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { LinkEnrolment } from "./link-enrolment";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("enrolmentLink.title") };
}

/** Enrolment on one's own phone: the link's secret stays behind the # of the address, which no server log sees. */
export default function EnrolmentByLinkPage() {
  return <LinkEnrolment />;
}
