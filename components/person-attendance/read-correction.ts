import { type RequestCorrection, requestCorrectionSchema } from "@/lib/contracts/corrections";
import type { AttendanceLine } from "@/lib/contracts/person-attendance";
import { wallTimeOf } from "./wall-time";

/** What of the form is not right. */
export type CorrectionFault = "times" | "order" | "reason";

const STATUSES: Record<string, object> = {
  present: { presence: "present" },
  late: { presence: "present", late: true },
  left_early: { presence: "present", leftEarly: true },
  absent: { presence: "absent" },
};

/** The statuses that somebody can ask for. */
export const ASKED_STATUSES = ["present", "late", "left_early", "absent"] as const;

/** A filled-in form as a request, or what is not right in it. */
export function readCorrection(
  form: FormData,
  line: AttendanceLine,
): { request: RequestCorrection } | { faults: ReadonlySet<CorrectionFault> } {
  const said = (name: string) => String(form.get(name) ?? "").trim();
  const kind = said("kind");
  const change =
    kind === "times"
      ? { kind, firstIn: wallTimeOf(line, said("firstIn")), lastOut: wallTimeOf(line, said("lastOut")) }
      : kind === "excuse"
        ? { kind }
        : { kind: "status", ...STATUSES[said("status")] };
  const read = requestCorrectionSchema.safeParse({
    obligationId: line.obligationId,
    change,
    reasonCode: said("reasonCode"),
    reason: said("reason"),
  });
  if (read.success) return { request: read.data };
  const faults = read.error.issues.map(({ path }): CorrectionFault => {
    if (path[0] !== "change") return "reason";
    return path.at(-1) === "lastOut" ? "order" : "times";
  });
  return { faults: new Set(faults) };
}
