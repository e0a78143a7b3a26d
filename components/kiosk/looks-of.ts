import type { DeviceLooks } from "@/lib/contracts/attestation";
import { clientModels } from "@/lib/domain/client-models";
import type { LoadedModels } from "@/lib/vision/worker-messages";

/** What a kiosk tells the server of what it looks with. */
export function looksOf({ embedder, backend, test }: LoadedModels): DeviceLooks {
  const { wasmMs, gpuMs } = test;
  const ms = backend === "webgpu" ? (gpuMs ?? wasmMs) : wasmMs;
  return { backend, embed_ms: Math.min(60_000, Math.round(10 * ms) / 10), ...clientModels(embedder) };
}
