"use client";

import Image from "next/image";
import { toDataURL } from "qrcode";
import { useEffect, useState } from "react";
import { createEnrolmentLinkAction } from "@/app/(staff)/enrol/actions";
import { LocalDate } from "@/components/people/local-date";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { PersonSummary } from "@/lib/contracts/people";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

type Link = { address: string; expiresAt: string };

/** Makes a link by which the person enrols on their own phone, and shows it once: as a picture to scan and as text to copy. */
export function EnrolmentLink({ person }: { person: PersonSummary }) {
  const text = useText();
  const name = inLanguage(person.name, useLanguage());
  const [link, setLink] = useState<Link | null>(null);
  const { busy, problem, submit } = useSubmission();

  async function create() {
    const made = await submit(() => createEnrolmentLinkAction({ personId: person.id }));
    if (!made) return;
    const { token, expiresAt } = made.value;
    setLink({ address: `${window.location.origin}/enrolment#${token}`, expiresAt });
  }

  return (
    <>
      {problem && <Notice tone="error">{problem}</Notice>}
      <Button busy={busy} onClick={create} className="max-sm:w-full">
        {text("enrolmentLink.create")}
      </Button>
      {link && (
        <Dialog open title={text("enrolmentLink.made_title", { name })} onClose={() => setLink(null)}>
          <LinkShown link={link} />
          <ActionRow>
            <Button onClick={() => setLink(null)}>{text("common.close")}</Button>
          </ActionRow>
        </Dialog>
      )}
    </>
  );
}

function LinkShown({ link }: { link: Link }) {
  const text = useText();
  const [picture, setPicture] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    let left = false;
    void toDataURL(link.address, { margin: 2, width: 240 }).then((url) => !left && setPicture(url));
    return () => {
      left = true;
    };
  }, [link.address]);

  async function copy() {
    await navigator.clipboard.writeText(link.address);
    setCopied(true);
  }

  return (
    <>
      <p>{text("enrolmentLink.made_body")}</p>
      {picture && (
        <Image
          unoptimized
          src={picture}
          alt={text("enrolmentLink.picture")}
          width={240}
          height={240}
          className="mx-auto"
        />
      )}
      <p dir="ltr" className="rounded-control bg-sunken p-3 text-sm [overflow-wrap:anywhere]">
        {link.address}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Button onClick={copy}>{text(copied ? "enrolmentLink.copied" : "enrolmentLink.copy")}</Button>
        <p className="text-muted">
          {text("enrolmentLink.until")} <LocalDate instant={link.expiresAt} />
        </p>
      </div>
    </>
  );
}
