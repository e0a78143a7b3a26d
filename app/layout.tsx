import "@fontsource/ibm-plex-sans/latin-400.css";
import "@fontsource/ibm-plex-sans/latin-500.css";
import "@fontsource/ibm-plex-sans/latin-600.css";
import "@fontsource/ibm-plex-sans-arabic/arabic-400.css";
import "@fontsource/ibm-plex-sans-arabic/arabic-500.css";
import "@fontsource/ibm-plex-sans-arabic/arabic-600.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { directionOf } from "@/lib/i18n/language";
import { LanguageProvider } from "@/lib/i18n/language-provider";
import { NONCE_HEADER } from "@/lib/server/security-headers";
import { TRUSTED_TYPES_SCRIPT } from "@/lib/server/trusted-types";
import { getLanguage, getText } from "./get-language";

export async function generateMetadata(): Promise<Metadata> {
  const { text } = await getText();
  const product = text("common.product");
  return {
    title: { default: product, template: `%s · ${product}` },
    description: text("common.description"),
    icons: { icon: [{ url: "/icon.svg", type: "image/svg+xml" }] },
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#161c22" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const language = await getLanguage();
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <script nonce={nonce}>{TRUSTED_TYPES_SCRIPT}</script>
      </head>
      <body className="min-h-dvh bg-canvas text-ink antialiased">
        <LanguageProvider language={language}>{children}</LanguageProvider>
      </body>
    </html>
  );
}
