import { formatNumber } from "./format";
import type { Language } from "./language";
import { type ArabicPlural, type EnglishPlural, type PlaceholdersOf, selectPlural } from "./message";
import { catalogue } from "./messages";

type Catalogue = typeof catalogue;
type KeysOf<Area extends keyof Catalogue> = `${Area}.${keyof Catalogue[Area]["en"] & string}`;

/** Every text of the product, as `area.key`. */
export type MessageKey = { [Area in keyof Catalogue]: KeysOf<Area> }[keyof Catalogue];

type MessageOf<Key extends MessageKey> = Key extends `${infer Area extends keyof Catalogue}.${infer Name}`
  ? Name extends keyof Catalogue[Area]["en"]
    ? Catalogue[Area]["en"][Name]
    : never
  : never;

type NamesOf<Key extends MessageKey> = PlaceholdersOf<MessageOf<Key>>;
type Values<Names extends string> = { [Name in Names]: Name extends "count" ? number : string | number };
type Arguments<Key extends MessageKey> = [NamesOf<Key>] extends [never] ? [] : [values: Values<NamesOf<Key>>];

/** Says a message in the reader's language; numbers are written in its digits. */
export type Text = <Key extends MessageKey>(key: Key, ...values: Arguments<Key>) => string;

type Entry = string | EnglishPlural | ArabicPlural | undefined;

function find(key: string, language: Language): Entry {
  const dot = key.indexOf(".");
  const area: Record<string, { [L in Language]: Record<string, Entry> } | undefined> = catalogue;
  return area[key.slice(0, dot)]?.[language]?.[key.slice(dot + 1)];
}

/** The keys that take no values. */
export type PlainKey = { [Key in MessageKey]: [NamesOf<Key>] extends [never] ? Key : never }[MessageKey];

/** Whether a key that came from outside names a text that takes no values. */
export function isPlainKey(key: string): key is PlainKey {
  const entry = find(key, "en");
  return typeof entry === "string" && !entry.includes("{");
}

/** The `Text` of a language. */
export function createText(language: Language): Text {
  return (key, ...values) => {
    const given: Record<string, string | number> = values[0] ?? {};
    const entry = find(key, language);
    if (entry === undefined) throw new RangeError(`no text for ${key}`);
    const template = typeof entry === "string" ? entry : selectPlural(entry, Number(given.count), language);
    return template.replace(/\{(\w+)\}/g, (_, name: string) => write(given[name] ?? "", language));
  };
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LEFT_TO_RIGHT = /[A-Za-z\u00c0-\u024f]/;

/** A value in the digits of the language; text of the other direction is isolated so that it cannot reorder its neighbours. */
function write(value: string | number, language: Language): string {
  if (typeof value === "number") return formatNumber(value, language);
  const foreign = language === "ar" ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
  return foreign.test(value) ? `\u2068${value}\u2069` : value;
}
