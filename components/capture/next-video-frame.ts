/** One picture that the video has newly shown: `mediaTime` in s tells pictures apart, `presented` counts them. */
export type ShownFrame = { mediaTime: number; presented: number };

/** Browsers without requestVideoFrameCallback, and cameras that stall, are looked at this often at least. */
const STALL_MS = 1_000;

/** Resolves at the next new picture of the video; null when the camera gave none for a second. */
export function nextVideoFrame(video: HTMLVideoElement): Promise<ShownFrame | null> {
  return new Promise((resolve) => {
    const stall = setTimeout(() => {
      video.cancelVideoFrameCallback(handle);
      resolve(null);
    }, STALL_MS);
    const handle = video.requestVideoFrameCallback((_, { mediaTime, presentedFrames }) => {
      clearTimeout(stall);
      resolve({ mediaTime, presented: presentedFrames });
    });
  });
}

/** Fewest gaps between pictures of which a deviation is told, and how many of the newest are kept. */
const MIN_GAPS = 20;
const KEPT_GAPS = 100;

/**
 * Measures the camera's pace: frames a second between the first picture told and the last, 0 before there are two; and how uneven its gaps
 * are, as standard deviation in ms, null before there are enough.
 */
export function createPaceMeter() {
  let first: ShownFrame | null = null;
  let last: ShownFrame | null = null;
  let gapsMs: number[] = [];
  return {
    note(frame: ShownFrame) {
      // Pictures in between were not looked at: what is left is their mean.
      const pictures = last ? frame.presented - last.presented : 0;
      if (last && pictures > 0) {
        gapsMs = [...gapsMs, (1_000 * (frame.mediaTime - last.mediaTime)) / pictures].slice(-KEPT_GAPS);
      }
      first ??= frame;
      last = frame;
    },
    jitterMs(): number | null {
      if (gapsMs.length < MIN_GAPS) return null;
      const mean = gapsMs.reduce((sum, gap) => sum + gap, 0) / gapsMs.length;
      const variance = gapsMs.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gapsMs.length;
      return Math.min(10_000, Math.round(Math.sqrt(variance) * 1_000) / 1_000);
    },
    framesPerSecond(): number {
      const seconds = first && last ? last.mediaTime - first.mediaTime : 0;
      if (!first || !last || seconds <= 0) return 0;
      return Math.min(1_000, Math.round(((last.presented - first.presented) / seconds) * 10) / 10);
    },
  };
}
