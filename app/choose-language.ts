"use server";

import { cookies } from "next/headers";
import { isLanguage, LANGUAGE_COOKIE } from "@/lib/i18n/language";
import { hostCookie } from "@/lib/server/host-cookie";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Keeps the chosen language; anything else than a language of the product changes nothing. */
export async function chooseLanguageAction(form: unknown): Promise<void> {
  // An action is a public POST: what comes need not be the form.
  const language = form instanceof FormData ? form.get("language") : null;
  if (!isLanguage(language)) return;
  const store = await cookies();
  const { secure, path } = hostCookie(LANGUAGE_COOKIE);
  // Scripts read it: a kiosk keeps its language by itself.
  store.set(LANGUAGE_COOKIE, language, { secure, path, sameSite: "lax", maxAge: YEAR_SECONDS });
}
