import type { MeasuredImage } from "./measured-image";

declare global {
  /** Measures images one after the other; resolves when all are done. */
  var measureImages: (urls: string[]) => Promise<MeasuredImage[]>;
}

// The part of the address behind # names the embedder; a worker has no address of its own that it could be in.
const name = decodeURIComponent(location.hash.slice(1));
const worker = new Worker(new URL("./measure-worker.ts", import.meta.url), { type: "module", name });

globalThis.measureImages = (urls) =>
  new Promise((resolve, reject) => {
    const results: MeasuredImage[] = [];
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = (event: MessageEvent<MeasuredImage>) => {
      results.push(event.data);
      if (results.length === urls.length) resolve(results);
    };
    for (const url of urls) worker.postMessage(url);
  });
