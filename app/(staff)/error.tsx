"use client";

import { ErrorNotice, type ErrorNoticeProps } from "@/components/shell/error-notice";

/** Within the shell, so that the navigation stays. */
export default function StaffError(props: ErrorNoticeProps) {
  return <ErrorNotice {...props} />;
}
