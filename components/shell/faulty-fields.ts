import type { z } from "zod";

/** The fields of a form that its contract found wrong, by name; none where it found nothing. */
export function faultyFields({ error }: { error?: z.ZodError | undefined }): ReadonlySet<string> {
  return new Set(error?.issues.map(({ path }) => String(path[0])));
}
