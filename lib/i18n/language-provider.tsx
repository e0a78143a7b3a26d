"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Language } from "./language";
import { createText, type Text } from "./text";

const LanguageContext = createContext<{ language: Language; text: Text } | null>(null);

/** Hands the language down to client components; nest another one to speak another language in a part of the page. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  const value = useMemo(() => ({ language, text: createText(language) }), [language]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

function useProvided() {
  const value = useContext(LanguageContext);
  if (!value) throw new Error("no LanguageProvider above this component");
  return value;
}

/** The function that says a message: `const text = useText(); text("today.title")`. */
export function useText(): Text {
  return useProvided().text;
}

/** The reader's language, for names in two languages and for formatting. */
export function useLanguage(): Language {
  return useProvided().language;
}
