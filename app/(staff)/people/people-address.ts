import { listPeopleSchema, type PeopleFilter } from "@/lib/contracts/people";

/** What of the list a page shows. */
export type PeoplePlace = PeopleFilter & { page: number };

type Wanted = Record<string, string | string[] | undefined>;

const NAMES = ["text", "unit", "section", "kind", "face", "status", "page"] as const;

/** What an address asks for; what names no part of the list (mistyped, given twice, empty) is left out. */
export function readPeoplePlace(wanted: Wanted): PeoplePlace {
  const asked = NAMES.map((name) => [name, wanted[name]] as const).filter(
    ([name, value]) => value && listPeopleSchema.safeParse({ [name]: value }).success,
  );
  const { language: _, perPage: __, ...place } = listPeopleSchema.parse(Object.fromEntries(asked));
  return place;
}

/** The address of a part of the list. */
export function peopleAddress(place: Partial<PeoplePlace>): string {
  const search = new URLSearchParams();
  for (const name of NAMES) {
    const value = place[name];
    const isDefault = value === undefined || value === "" || value === 1 || value === "active";
    if (!isDefault) search.set(name, String(value));
  }
  return search.size > 0 ? `/people?${search}` : "/people";
}

/** How many filters besides the search are set. */
export function countFilters({ unit, section, kind, face, status }: PeopleFilter): number {
  return [unit, section, kind, face, status === "left"].filter(Boolean).length;
}
