import { z } from "zod";

const degrees = z.number().min(-180).max(180);
const share = z.number().min(0).max(2);
const colour = z.number().min(0).max(255);
const pixels = z.number().min(-4096).max(8192);

/**
 * One moment of the numeric trace: `t` ms since the first sample; angles in degrees and openness as in
 * `FaceSighting`; `box` x, y, width, height and `landmarks` x, y of the twelve points in frame pixels; `rgb` the face's mean colour;
 * `cos` the comparison of this frame's vector with the final one, null where the frame was not embedded.
 */
export const traceSampleSchema = z.strictObject({
  t: z.number().min(0).max(120_000),
  yaw: degrees,
  pitch: degrees,
  roll: degrees,
  eyes: z.tuple([share, share]),
  mouth: share,
  box: z.tuple([pixels, pixels, pixels, pixels]),
  landmarks: z.array(pixels).length(24),
  rgb: z.tuple([colour, colour, colour]),
  cos: z.number().min(-1.001).max(1.001).nullable(),
});

/** At most this many characters of trace text are read. */
export const TRACE_MAX_CHARS = 24_000;

/** How the face moved while it was captured: 3 to 120 samples. Sent as JSON text, so that what is hashed is what is read. */
export const traceSchema = z.strictObject({ samples: z.array(traceSampleSchema).min(3).max(120) });

export type Trace = z.infer<typeof traceSchema>;
export type TraceSample = z.infer<typeof traceSampleSchema>;
