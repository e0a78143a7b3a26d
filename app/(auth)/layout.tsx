import type { ReactNode } from "react";
import { LanguageSwitch } from "../language-switch";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <div className="flex justify-end p-3">
        <LanguageSwitch />
      </div>
      <main id="content" className="mx-auto grid w-full max-w-md flex-1 content-center gap-6 px-4 pb-16">
        {children}
      </main>
    </div>
  );
}
