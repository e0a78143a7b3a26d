"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { AddTimeForm } from "@/components/attendance/add-time-form";
import { MarkForm } from "@/components/attendance/mark-form";
import { ObligationDialog } from "@/components/attendance/obligation-dialog";
import { RequestDecision } from "@/components/attendance/request-decision";
import { PersonAttendanceBoard } from "@/components/person-attendance/person-attendance-board";
import { useChangeStream } from "@/components/today/use-change-stream";
import type { AttendanceLine, PersonAttendanceView } from "@/lib/contracts/person-attendance";
import { formatDayMonth } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { decideCorrectionAction } from "../../review/actions";
import { addTimeEventAction, markPersonAction } from "../../sessions/actions";

type PersonAttendanceProps = {
  view: PersonAttendanceView;
  today: string;
  /** What the reader may do beyond looking. */
  may: { mark: boolean; decide: boolean };
};

/** A person's attendance for staff: each line can be explained, and set by hand with a reason. */
export function PersonAttendance({ view, today, may }: PersonAttendanceProps) {
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const [line, setLine] = useState<AttendanceLine | null>(null);
  useChangeStream("/api/v1/attendance/live", () => router.refresh());
  const name = inLanguage(view.person.name, language);
  return (
    <>
      <PersonAttendanceBoard
        view={view}
        today={today}
        onDetails={setLine}
        correctionActions={(correction) =>
          may.decide &&
          correction.state === "pending" && (
            <RequestDecision
              name={name}
              decide={(decision, reason) =>
                decideCorrectionAction({ correctionId: correction.id, decision, reason })
              }
              onDecided={() => router.refresh()}
            />
          )
        }
      />
      {line && (
        <ObligationDialog
          title={text("attendance.details_of", {
            name,
            title: inLanguage(line.title, language),
            date: formatDayMonth(line.workDate, language),
          })}
          obligationIds={[line.obligationId]}
          onClose={() => setLine(null)}
          actions={(detail) =>
            may.mark &&
            !detail.line.isLocked && (
              <>
                <MarkForm
                  record={detail.line.record}
                  note="required"
                  submit={markPersonAction}
                  onSaved={() => {
                    setLine(null);
                    router.refresh();
                  }}
                />
                <AddTimeForm
                  line={detail.line}
                  submit={addTimeEventAction}
                  onSaved={() => {
                    setLine(null);
                    router.refresh();
                  }}
                />
              </>
            )
          }
        />
      )}
    </>
  );
}
