import "server-only";
import { create } from "qrcode";

/** A QR code as one SVG path: a rectangle for each run of dark modules. Drawn as markup, it needs no image and no inline style. */
export function qrCodeOf(text: string): { size: number; path: string } {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  const runs: string[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const start = x;
      while (x < size && data[y * size + x]) x++;
      if (x > start) runs.push(`M${start} ${y}h${x - start}v1h${start - x}z`);
    }
  }
  return { size, path: runs.join("") };
}
