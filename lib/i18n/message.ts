import type { Language } from "./language";

/** English forms by count; `zero` is said instead of "0 ..." where it is given. */
export type EnglishPlural = { readonly zero?: string; readonly one: string; readonly other: string };

/** Arabic has six forms (CLDR); all must be written. */
export type ArabicPlural = Readonly<Record<Intl.LDMLPluralRule, string>>;

type English = Readonly<Record<string, string | EnglishPlural>>;
type Arabic<En extends English> = {
  readonly [Key in keyof En]: En[Key] extends string ? string : ArabicPlural;
};

export type Area<En extends English> = { readonly en: En; readonly ar: Arabic<En> };

/**
 * The messages of one area. A text is plain words with `{name}` placeholders, or plural forms chosen by `{count}`.
 * The English keys are the type: a missing or surplus Arabic key does not compile.
 */
export function defineMessages<const En extends English>(en: En, ar: Arabic<NoInfer<En>>): Area<En> {
  return { en, ar };
}

type NamesIn<Template> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** The placeholders of a message: a plural always takes `count`. */
export type PlaceholdersOf<Message> = Message extends string
  ? NamesIn<Message>
  : "count" | NamesIn<Message[keyof Message]>;

/** The names of the placeholders in a text, as written. */
export function placeholdersIn(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
}

/** The form of a plural that a count takes in a language. */
export function selectPlural(forms: EnglishPlural | ArabicPlural, count: number, language: Language): string {
  if (count === 0 && forms.zero !== undefined) return forms.zero;
  const rule = new Intl.PluralRules(language).select(count);
  return (forms as Partial<ArabicPlural>)[rule] ?? forms.other;
}
