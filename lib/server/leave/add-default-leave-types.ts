import "server-only";
import { v7 as uuidv7 } from "uuid";
import { leaveTypes } from "@/db/schema/leave";
import type { Transaction } from "../database";

const DEFAULTS = [
  { code: "SICK", nameAr: "إجازة مرضية", nameEn: "Sick leave", excusal: "excused" },
  { code: "FAMILY", nameAr: "ظرف عائلي", nameEn: "Family matter", excusal: "on_leave" },
  { code: "ANNUAL", nameAr: "إجازة سنوية", nameEn: "Annual leave", excusal: "on_leave" },
  { code: "DUTY", nameAr: "مهمة رسمية", nameEn: "Official duty", excusal: "on_leave" },
] as const;

/** The kinds of leave that a new organisation begins with, for its administrators to change; the first one is sick leave. */
export async function addDefaultLeaveTypes(
  tx: Transaction,
  organizationId: string,
): Promise<{ sickLeaveId: string }> {
  const rows = DEFAULTS.map((type) => ({ ...type, organizationId, id: uuidv7() }));
  await tx.insert(leaveTypes).values(rows);
  return { sickLeaveId: rows[0]?.id ?? "" };
}
