"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { directionOf, LANGUAGE_COOKIE, type Language } from "@/lib/i18n/language";
import { LanguageProvider, useLanguage } from "@/lib/i18n/language-provider";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

const SwitchContext = createContext<() => void>(() => {});

/**
 * The kiosk's own language: it begins with the page's and is switched here, without the server, because a kiosk that has lost its
 * connection must still explain itself in both languages. The cookie keeps it for the next load.
 */
export function KioskLanguage({ children }: { children: ReactNode }) {
  const initial = useLanguage();
  const [language, setLanguage] = useState<Language>(initial);
  const change = () => {
    const next = language === "ar" ? "en" : "ar";
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari.
    document.cookie = `${LANGUAGE_COOKIE}=${next}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    document.documentElement.lang = next;
    document.documentElement.dir = directionOf(next);
    setLanguage(next);
  };
  return (
    <LanguageProvider language={language}>
      <SwitchContext value={change}>{children}</SwitchContext>
    </LanguageProvider>
  );
}

export function useSwitchLanguage(): () => void {
  return useContext(SwitchContext);
}
