import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { orNotFound } from "@/app/or-not-found";
import { RegisterBoard } from "@/components/register/register-board";
import { RegisterControls } from "@/components/register/register-controls";
import { readScopeText } from "@/components/register/scope-text";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { openRegisterSchema } from "@/lib/contracts/register";
import { may } from "@/lib/server/actor";
import { getRegister } from "@/lib/server/attendance/get-register";
import { openRegister } from "@/lib/server/attendance/open-register";
import { markPersonAction } from "../sessions/actions";
import { staffActor } from "../staff-actor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("register.title") };
}

type RegisterPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RegisterPage({ searchParams }: RegisterPageProps) {
  const [query, { text }] = await Promise.all([searchParams, getText()]);
  const address = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  const actor = await staffActor(`/register?${address}`);
  if (!may(actor, "attendance.view")) redirect("/today");
  const now = new Date();
  const asked = openRegisterSchema.safeParse({
    scope: readScopeText(address.get("scope")),
    span: address.get("span") ?? undefined,
    date: address.get("date") ?? undefined,
  });
  // An address that was mistyped shows where the reader begins.
  const frame = await orNotFound(openRegister(actor, asked.data ?? { span: "month" }, now));
  const { scope, from, to } = frame;
  if (!scope)
    return (
      <>
        <PageHeader title={text("register.title")} />
        <EmptyState title={text("register.no_scope_title")}>{text("register.no_scope_body")}</EmptyState>
      </>
    );
  const first = await orNotFound(getRegister(actor, { scope, from, to, offset: 0 }, now));
  return (
    <div data-full-width className="grid gap-4">
      <div className="flex flex-wrap items-end justify-between gap-x-8 print:hidden">
        <PageHeader title={text("register.title")} lead={text("register.lead")} />
        <div className="mb-2 max-sm:w-full">
          <RegisterControls frame={frame} />
        </div>
      </div>
      <RegisterBoard
        key={`${JSON.stringify(scope)} ${from} ${to}`}
        first={first}
        frame={frame}
        setMark={may(actor, "roll.take") ? markPersonAction : null}
        printedAt={now.toISOString()}
      />
    </div>
  );
}
