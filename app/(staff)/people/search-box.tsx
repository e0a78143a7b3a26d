"use client";

import Form from "next/form";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { useText } from "@/lib/i18n/language-provider";

const PAUSE_MS = 300;

/** Searches after a pause in typing, and on Enter. */
export function SearchBox({ initial }: { initial: string }) {
  const text = useText();
  const router = useRouter();
  const [searching, startSearch] = useTransition();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(pause.current), []);

  function searchSoon(value: string) {
    clearTimeout(pause.current);
    const address = value.trim() ? `/people?text=${encodeURIComponent(value.trim())}` : "/people";
    pause.current = setTimeout(() => startSearch(() => router.replace(address, { scroll: false })), PAUSE_MS);
  }

  return (
    <Form action="/people" role="search" className="flex gap-2">
      <div className="relative flex-1">
        <span className="pointer-events-none absolute inset-y-0 start-3 grid place-items-center text-muted">
          <Icon name="search" />
        </span>
        <Input
          type="search"
          name="text"
          defaultValue={initial}
          maxLength={120}
          aria-label={text("people.search")}
          placeholder={text("people.search_hint")}
          onChange={(event) => searchSoon(event.target.value)}
          className="ps-10"
        />
      </div>
      <Button type="submit" busy={searching}>
        {text("people.search_submit")}
      </Button>
    </Form>
  );
}
