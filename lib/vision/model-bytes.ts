import type { ServedFile } from "@/lib/domain/model-manifest";
import { keep, readKept } from "@/lib/vision/model-cache";
import { VisionFailure } from "@/lib/vision/vision-failure";

/**
 * One model file, from what this browser kept of an earlier start or from where the app serves it, its SHA-256 checked either way; `onBytes`
 * hears how many bytes each chunk brought. Throws VisionFailure: `model_missing`, `model_corrupt` or `model_unreachable`, naming the file.
 */
export async function fetchModel(
  file: ServedFile,
  onBytes: (count: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const kept = await readKept(file);
  if (kept && (await sha256Hex(kept)) === file.sha256) {
    onBytes(kept.length);
    return kept;
  }
  const bytes = await download(file, onBytes);
  await keep(file, bytes);
  return bytes;
}

async function download(
  file: ServedFile,
  onBytes: (count: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const name = file.path.slice(file.path.lastIndexOf("/") + 1);
  const response = await fetch(`/${file.path}`).catch((error: unknown) => {
    throw new VisionFailure("model_unreachable", name, { cause: error });
  });
  if (response.status === 404 || response.status === 410) throw new VisionFailure("model_missing", name);
  if (!response.ok) throw new VisionFailure("model_unreachable", name, { cause: `HTTP ${response.status}` });
  const bytes = await readAll(response, file.bytes, onBytes).catch((error: unknown) => {
    throw new VisionFailure("model_unreachable", name, { cause: error });
  });
  if ((await sha256Hex(bytes)) !== file.sha256) throw new VisionFailure("model_corrupt", name);
  return bytes;
}

/** SHA-256 of bytes, lower-case hexadecimal. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function readAll(
  response: Response,
  expectedBytes: number,
  onBytes: (count: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array(await response.arrayBuffer());
  const bytes = new Uint8Array(expectedBytes);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, length);
    // More than expected cannot be the file of the manifest: stop reading, the hash of what is here will not match.
    if (length + value.length > expectedBytes) return new Uint8Array(0);
    bytes.set(value, length);
    length += value.length;
    onBytes(value.length);
  }
}
