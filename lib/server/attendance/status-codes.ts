import "server-only";
import { asc, eq } from "drizzle-orm";
import { statusCodes } from "@/db/schema/status-codes";
import type { StatusCodeView } from "@/lib/contracts/attendance-record";
import { DEFAULT_STATUS_CODES, type StatusCode } from "@/lib/domain/attendance/status-code";
import type { Transaction } from "../database";

/** The codes of an organisation: its own, or those that every organisation begins with. */
export async function loadStatusCodes(
  tx: Transaction,
  organizationId: string,
): Promise<readonly StatusCode[]> {
  const found = await tx
    .select()
    .from(statusCodes)
    .where(eq(statusCodes.organizationId, organizationId))
    .orderBy(asc(statusCodes.position));
  if (found.length === 0) return DEFAULT_STATUS_CODES;
  return found.map((row) => ({
    code: row.code,
    label: { ar: row.labelAr, en: row.labelEn },
    when: {
      presence: row.presence,
      late: row.late,
      leftEarly: row.leftEarly,
      excusal: row.excusal,
      madeUp: row.madeUp,
    },
    countsAs: row.countsAs,
    inDenominator: row.inDenominator,
    points: row.points,
    reportable: row.reportable,
    order: row.position,
  }));
}

/** A code as pages need it. */
export function codeView({ points: _, ...code }: StatusCode): StatusCodeView {
  return code;
}
