import type { Pixels } from "@/lib/vision/pixels";

let canvas: OffscreenCanvas | null = null;

/** The pixels of a frame. The bitmap is closed. One canvas is kept, because frames of one camera have one size. */
export function readFrame(frame: ImageBitmap): Pixels {
  const { width, height } = frame;
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no 2d context");
  context.drawImage(frame, 0, 0);
  frame.close();
  return context.getImageData(0, 0, width, height);
}
