import { cookies, headers } from "next/headers";
import { cache } from "react";
import { chooseLanguage, LANGUAGE_COOKIE, type Language } from "@/lib/i18n/language";
import { createText, type Text } from "@/lib/i18n/text";

/** The reader's language: the one chosen before, else what the browser asks for. */
export const getLanguage = cache(async (): Promise<Language> => {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()]);
  return chooseLanguage(cookieStore.get(LANGUAGE_COOKIE)?.value, headerStore.get("accept-language"));
});

/** The reader's language and its texts, for server components. */
export async function getText(): Promise<{ language: Language; text: Text }> {
  const language = await getLanguage();
  return { language, text: createText(language) };
}
