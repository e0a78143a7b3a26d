import { expect, it } from "vitest";
import { ABILITIES } from "@/lib/domain/abilities";
import { isPlainKey } from "@/lib/i18n/text";

it.each(Object.keys(ABILITIES))("the ability %s has words, for those who make keys", (ability) => {
  expect(isPlainKey(`abilities.${ability}`)).toBe(true);
});
