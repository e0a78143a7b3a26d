import { execFileSync } from "node:child_process";

/** The picture of a camera that shows a class, pixels. */
export const ROOM = { width: 1280, height: 720 };

const COLUMNS = 4;
const ROWS = 3;
const CELL = { width: ROOM.width / COLUMNS, height: ROOM.height / ROWS };

/** How many faces a collage holds at most. */
export const SEATS = COLUMNS * ROWS;

/** Writes a picture of a room with these photos, each `side` pixels wide and high, in rows of four; the rest is an empty wall. */
export function writeCollage(photos: readonly string[], side: number, path: string): void {
  if (photos.length > SEATS) throw new RangeError(`${photos.length} photos for ${SEATS} seats`);
  const inputs = photos.flatMap((photo) => ["-i", photo]);
  const wall = `color=c=gray:s=${ROOM.width}x${ROOM.height}[seat0]`;
  const seats = photos.map((_, i) => {
    const x = (i % COLUMNS) * CELL.width + (CELL.width - side) / 2;
    const y = Math.floor(i / COLUMNS) * CELL.height + (CELL.height - side) / 2;
    return `[${i}:v]scale=${side}:${side}[photo${i}];[seat${i}][photo${i}]overlay=${x}:${y}[seat${i + 1}]`;
  });
  const filter = [wall, ...seats].join(";");
  const output = ["-map", `[seat${photos.length}]`, "-frames:v", "1", "-q:v", "2", path];
  execFileSync("ffmpeg", ["-v", "error", "-y", ...inputs, "-filter_complex", filter, ...output]);
}

/** Which seat of a collage a point lies in, row by row. */
export function seatAt(x: number, y: number): number {
  return Math.floor(y / CELL.height) * COLUMNS + Math.floor(x / CELL.width);
}
