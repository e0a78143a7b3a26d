import type { Mark } from "@/lib/contracts/roll";
import type { Status } from "@/lib/domain/attendance/record";

const HERE: Status = { presence: "present", late: false, leftEarly: false, excusal: "none" };

const AXES: Record<Exclude<Mark, "cleared">, Status> = {
  present: HERE,
  late: { ...HERE, late: true },
  left_early: { ...HERE, leftEarly: true },
  absent: { ...HERE, presence: "absent" },
  excused: { ...HERE, presence: "absent", excusal: "excused" },
};

/** The status that a mark sets, for showing it before the server has answered; null for taking back, which only the server can work out. */
export function axesOfMark(mark: Mark): Status | null {
  return mark === "cleared" ? null : AXES[mark];
}
