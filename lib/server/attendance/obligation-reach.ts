import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { obligations } from "@/db/schema/obligations";
import { sections } from "@/db/schema/sections";
import { classSessions } from "@/db/schema/timetable";
import type { Actor } from "../actor";
import type { Transaction } from "../database";
import { Problem } from "../problem";
import { reachOf } from "../sections/own-sections";
import { heldBy } from "./attendance-scope";
import { type LoadedObligation, loadObligations } from "./record-inputs";

/** One obligation within the actor's reach; everybody else's is Problem `obligation_not_found`. */
export async function requireObligation(
  tx: Transaction,
  { actor, reach, now }: { actor: Actor; reach: "all" | "own"; now: Date },
  obligationId: string,
): Promise<LoadedObligation> {
  const own = await reachOf(tx, actor, reach, now);
  const [found] = await loadObligations(
    tx,
    actor.organizationId,
    and(eq(obligations.id, obligationId), heldBy(obligations, own)),
  );
  if (!found) throw new Problem("not_found", "obligation_not_found");
  return found;
}

/** A session of the actor's reach with its section; everybody else's is Problem `class_session_not_found`. */
export async function requireSession(
  tx: Transaction,
  { actor, reach, now }: { actor: Actor; reach: "all" | "own"; now: Date },
  sessionId: string,
) {
  const own = await reachOf(tx, actor, reach, now);
  const [found] = await tx
    .select({ session: classSessions, section: sections })
    .from(classSessions)
    .innerJoin(
      sections,
      and(
        eq(sections.organizationId, classSessions.organizationId),
        eq(sections.id, classSessions.sectionId),
      ),
    )
    .where(
      and(
        eq(classSessions.organizationId, actor.organizationId),
        eq(classSessions.id, sessionId),
        own === null
          ? undefined
          : own.sectionIds.length > 0
            ? inArray(sections.id, own.sectionIds)
            : sql`false`,
      ),
    );
  if (!found) throw new Problem("not_found", "class_session_not_found");
  return found;
}
