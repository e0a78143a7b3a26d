"use client";

import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { chooseLanguageAction } from "./choose-language";

/** Switches to the other language; it is named in that language, and works before scripts are there. */
export function LanguageSwitch() {
  const text = useText();
  const other = useLanguage() === "ar" ? "en" : "ar";
  return (
    <form action={chooseLanguageAction}>
      <input type="hidden" name="language" value={other} />
      <button
        type="submit"
        lang={other}
        className="min-h-10 touch:min-h-11 min-w-11 rounded-control px-3 font-medium text-accent hover:bg-sunken"
      >
        {text("common.switch_language")}
      </button>
    </form>
  );
}
