"use client";

import "./globals.css";
import { FailurePage } from "@/components/shell/failure-page";
import { Button } from "@/components/ui/button";
import { createText } from "@/lib/i18n/text";

/** The root layout itself failed, so the reader's choice of language is unknown: both are shown. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en" dir="ltr">
      <body className="min-h-dvh bg-canvas text-ink antialiased">
        {(["en", "ar"] as const).map((language) => {
          const text = createText(language);
          return (
            <div key={language} lang={language} dir={language === "ar" ? "rtl" : "ltr"}>
              <FailurePage
                title={text("common.error_title")}
                body={text("common.error_body")}
                action={
                  <Button tone="primary" onClick={retry}>
                    {text("common.try_again")}
                  </Button>
                }
              />
            </div>
          );
        })}
      </body>
    </html>
  );
}
