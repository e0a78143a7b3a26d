import "server-only";
import { directionOf, LANGUAGES, type Language } from "@/lib/i18n/language";
import { createText, type Text } from "@/lib/i18n/text";

/** What a letter says in one language; `link` is also written out, for those whose mail shows no buttons. */
export type Letter = { subject: string; paragraphs: string[]; link?: { label: string; href: string } };

/** One mail to one address. */
export type Mail = { to: string; subject: string; text: string; html: string };

/** A mail in both languages, since an address does not say which one its owner reads: as plain text and as HTML, each part in its direction. */
export function composeMail(to: string, write: (text: Text, language: Language) => Letter): Mail {
  const parts = LANGUAGES.map((language) => ({ language, ...write(createText(language), language) }));
  return {
    to,
    subject: oneLine(parts.map(({ subject }) => subject).join(" · ")),
    text: parts.map(plainPart).join("\n\n--\n\n"),
    html: htmlPage(parts.map(htmlPart).join(`<hr style="${RULE}">`)),
  };
}

// Mail programs read styles on the element only.
const PAGE = "margin:0;padding:24px;font-family:sans-serif;font-size:16px;line-height:1.6;color:#12191f";
const RULE = "margin:24px 0;border:0;border-top:1px solid #d9dfe3";
const BUTTON = "display:inline-block;padding:12px 20px;border-radius:8px;background:#0f5570;color:#ffffff";
const ADDRESS = "word-break:break-all;font-size:13px;color:#4d5863";

type Part = Letter & { language: Language };

function plainPart({ paragraphs, link }: Part): string {
  return [...paragraphs, ...(link ? [`${link.label}:\n${link.href}`] : [])].join("\n\n");
}

function htmlPage(body: string): string {
  return `<!doctype html><html lang="ar"><head><meta charset="utf-8"></head><body style="${PAGE}">${body}</body></html>`;
}

function htmlPart({ language, paragraphs, link }: Part): string {
  const direction = directionOf(language);
  const align = direction === "rtl" ? "right" : "left";
  const texts = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join("");
  return `<div lang="${language}" dir="${direction}" style="max-width:36em;margin:0 auto;text-align:${align}">${texts}${link ? htmlLink(link) : ""}</div>`;
}

function htmlLink({ label, href }: { label: string; href: string }): string {
  const address = escapeHtml(href);
  const button = `<a href="${address}" style="${BUTTON}">${escapeHtml(label)}</a>`;
  return `<p>${button}</p><p dir="ltr" style="${ADDRESS}">${address}</p>`;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/** A line break in a name must not become a header of the mail. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
