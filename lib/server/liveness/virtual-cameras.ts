import "server-only";
import { sha256Text } from "@/lib/contracts/bytes";
import { VIRTUAL_CAMERA_LABELS } from "@/lib/domain/liveness/injection-hints";

let hashes: Promise<ReadonlySet<string>> | undefined;

/** The names of cameras that programs pretend, as attestations carry names: hashed, once in the life of the process. */
export function virtualCameraHashes(): Promise<ReadonlySet<string>> {
  hashes ??= Promise.all(VIRTUAL_CAMERA_LABELS.map(sha256Text)).then((all) => new Set(all));
  return hashes;
}
