import "server-only";
import { and, eq, ne } from "drizzle-orm";
import { persons } from "@/db/schema/people";
import type { Transaction } from "../database";
import { Problem } from "../problem";
import type { PersonRow } from "./queries";

/** A person who was not deleted, locked until the transaction ends; throws Problem `person_not_found`. */
export async function loadPerson(
  tx: Transaction,
  organizationId: string,
  personId: string,
): Promise<PersonRow> {
  const [person] = await tx
    .select()
    .from(persons)
    .where(
      and(
        eq(persons.organizationId, organizationId),
        eq(persons.id, personId),
        ne(persons.status, "deleted"),
      ),
    )
    .for("update");
  if (!person) throw new Problem("not_found", "person_not_found");
  return person;
}
