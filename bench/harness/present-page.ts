import type { Presentation, SeenPresentation } from "@/bench/liveness/presentation";

declare global {
  /** Shows a presentation to the product's pipeline, after those asked for before. */
  var present: (presentation: Presentation) => Promise<SeenPresentation>;
}

const worker = new Worker(new URL("./present-worker.ts", import.meta.url), { type: "module" });
const waiting: ((seen: SeenPresentation) => void)[] = [];
worker.onmessage = (event: MessageEvent<SeenPresentation>) => waiting.shift()?.(event.data);

globalThis.present = (presentation) =>
  new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    waiting.push(resolve);
    worker.postMessage(presentation);
  });
