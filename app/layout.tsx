import "@fontsource/ibm-plex-sans/latin-400.css";
import "@fontsource/ibm-plex-sans/latin-500.css";
import "@fontsource/ibm-plex-sans/latin-600.css";
import "@fontsource/ibm-plex-sans-arabic/arabic-400.css";
import "@fontsource/ibm-plex-sans-arabic/arabic-500.css";
import "@fontsource/ibm-plex-sans-arabic/arabic-600.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { directionOf } from "@/lib/i18n/language";
import { LanguageProvider } from "@/lib/i18n/language-provider";
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
  return (
    <html lang={language} dir={directionOf(language)}>
      <body className="min-h-dvh bg-canvas text-ink antialiased">
        <LanguageProvider language={language}>{children}</LanguageProvider>
      </body>
    </html>
  );
}
