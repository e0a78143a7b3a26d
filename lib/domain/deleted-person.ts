/** What stands for somebody who was deleted, wherever attendance of the past names them. */
export type DeletedName = { nameAr: string; nameEn: string; number: string };

/**
 * The placeholder of a deleted person: the same word for everybody, with the end of the id, so that two of them are told apart. Neither
 * names nor numbers of theirs are in it.
 */
export function deletedName(id: string): DeletedName {
  const mark = id.slice(-4);
  return { nameAr: `شخص محذوف ${mark}`, nameEn: `Deleted person ${mark}`, number: `deleted-${id}` };
}

/** Whether what was typed to confirm a deletion is one of the person's two names, as people write them. */
export function isNameTyped(typed: string, names: { nameAr: string; nameEn: string }): boolean {
  const plain = (text: string) => text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
  return plain(typed) !== "" && [names.nameAr, names.nameEn].some((name) => plain(name) === plain(typed));
}
