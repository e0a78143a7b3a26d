import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright";

/** Where Chromium is: CHROMIUM_PATH, or Debian's place for it. */
export function chromiumPath(): string {
  return process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
}

/** Whether there is a Chromium to measure with. */
export function hasChromium(): boolean {
  return existsSync(chromiumPath());
}

/** Starts headless Chromium without GPU and without calls home. Throws an Error for a person where there is none. */
export async function launchChromium(): Promise<Browser> {
  if (!hasChromium()) throw new Error(`no Chromium at ${chromiumPath()}: set CHROMIUM_PATH`);
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
  ];
  return chromium.launch({ executablePath: chromiumPath(), args });
}
