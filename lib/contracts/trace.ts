import { z } from "zod";
import { SCREEN_COLOURS } from "@/lib/domain/liveness/colour-response";
import type { TraceSample } from "@/lib/domain/liveness/trace-sample";

/** At most this many characters of trace text are read (security.md §1.4). */
export const TRACE_MAX_CHARS = 16_384;

const LANDMARK_NUMBERS = 24;

/** A column of a row: what one whole number of it is worth, and its range in those numbers. */
type Column = { unit: number; min: number; max: number };

const time = { unit: 1, min: 0, max: 120_000 };
const degrees = { unit: 0.1, min: -1_800, max: 1_800 };
const openness = { unit: 0.001, min: 0, max: 2_000 };
const pixels = { unit: 1, min: -4_096, max: 8_192 };
const colour = { unit: 1, min: 0, max: 255 };
/** From the box's corner: the numbers stay short. A quarter of a pixel is below the noise of the landmarks. */
const fromBox = { unit: 0.25, min: -16_384, max: 32_768 };

/** t, yaw, pitch, roll, eyes, mouth, box, colour of the face; then what the screen showed, the comparison, and the landmarks. */
const COLUMNS: readonly Column[] = [
  time,
  ...[degrees, degrees, degrees],
  ...[openness, openness, openness],
  ...[pixels, pixels, pixels, pixels],
  ...[colour, colour, colour],
];
const LANDMARKS_FROM = COLUMNS.length + 2;

const whole = ({ min, max }: Column) => z.number().int().min(min).max(max);

const rowSchema = z.tuple([
  ...(COLUMNS.map(whole) as [z.ZodNumber, ...z.ZodNumber[]]),
  z
    .number()
    .int()
    .min(0)
    .max(SCREEN_COLOURS.length - 1)
    .nullable(),
  z.number().int().min(-1_001).max(1_001).nullable(),
  ...Array.from({ length: LANDMARK_NUMBERS }, () => whole(fromBox)),
]);

/**
 * How the face moved while it was captured: 3 to 120 samples as rows of whole numbers, in time order. Sent as JSON text, so that what is
 * hashed is what is read; rows, because names would take half of it.
 */
export const traceSchema = z.strictObject({ rows: z.array(rowSchema).min(3).max(120) });

/** The samples of a trace text, or null when it is none. */
export function readTrace(text: string): TraceSample[] | null {
  try {
    const parsed = traceSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.rows.map(readRow) : null;
  } catch {
    return null;
  }
}

/** The text of a trace: this very text is hashed, sent and read. Numbers outside their range are brought to its end. */
export function writeTrace(samples: readonly TraceSample[]): string {
  return JSON.stringify({ rows: samples.map(writeRow) });
}

function readRow(row: readonly (number | null)[]): TraceSample {
  const at = (index: number) => (row[index] ?? 0) * (COLUMNS[index]?.unit ?? 1);
  const cos = row[COLUMNS.length + 1];
  return {
    t: at(0),
    yaw: at(1),
    pitch: at(2),
    roll: at(3),
    eyes: [at(4), at(5)],
    mouth: at(6),
    box: [at(7), at(8), at(9), at(10)],
    rgb: [at(11), at(12), at(13)],
    shown: row[COLUMNS.length] ?? null,
    cos: typeof cos === "number" ? cos / 1000 : null,
    landmarks: row
      .slice(LANDMARKS_FROM)
      .map((value, i) => (value ?? 0) * fromBox.unit + at(i % 2 === 0 ? 7 : 8)),
  };
}

function writeRow(sample: TraceSample): (number | null)[] {
  const { t, yaw, pitch, roll, eyes, mouth, box, rgb, shown, cos, landmarks } = sample;
  const values = [t, yaw, pitch, roll, ...eyes, mouth, ...box, ...rgb];
  const corner = [Math.round(box[0]), Math.round(box[1])];
  return [
    ...values.map((value, i) => inUnits(value, COLUMNS[i] ?? time)),
    shown,
    cos === null ? null : inUnits(cos, { unit: 0.001, min: -1_001, max: 1_001 }),
    ...landmarks.map((value, i) => inUnits(value - (corner[i % 2] ?? 0), fromBox)),
  ];
}

function inUnits(value: number, { unit, min, max }: Column): number {
  return Math.min(max, Math.max(min, Math.round(value / unit)));
}
