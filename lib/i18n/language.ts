/** The languages of the product. */
export const LANGUAGES = ["ar", "en"] as const;

export type Language = (typeof LANGUAGES)[number];

/** The cookie that keeps the reader's choice. */
export const LANGUAGE_COOKIE = "hadir_language";

export function isLanguage(value: unknown): value is Language {
  return value === "ar" || value === "en";
}

/** Writing direction, for `<html dir>`. */
export function directionOf(language: Language): "rtl" | "ltr" {
  return language === "ar" ? "rtl" : "ltr";
}

/** The chosen language, else the first of Accept-Language that the product speaks, else English. */
export function chooseLanguage(cookie: string | undefined, acceptLanguage: string | null): Language {
  if (isLanguage(cookie)) return cookie;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.trim().toLowerCase().split(";");
      const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return { language: tag.split("-")[0], weight: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter((entry) => entry.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted.map((entry) => entry.language).find(isLanguage) ?? "en";
}

/** The side of a bilingual text that the reader wants. */
export function inLanguage(value: Record<Language, string>, language: Language): string {
  return value[language];
}

/** Orders things with a bilingual name by the name that the reader sees. */
export function byName<Named extends { name: Record<Language, string> }>(
  language: Language,
): (a: Named, b: Named) => number {
  const collator = new Intl.Collator(language, { numeric: true });
  return (a, b) => collator.compare(a.name[language], b.name[language]);
}
