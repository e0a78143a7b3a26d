"use client";

import { ErrorNotice, type ErrorNoticeProps } from "@/components/shell/error-notice";

export default function ErrorPage(props: ErrorNoticeProps) {
  return (
    <main>
      <ErrorNotice {...props} />
    </main>
  );
}
