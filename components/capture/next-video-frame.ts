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

/** Measures the camera's pace: frames a second between the first picture told and the last, 0 before there are two. */
export function createPaceMeter() {
  let first: ShownFrame | null = null;
  let last: ShownFrame | null = null;
  return {
    note(frame: ShownFrame) {
      first ??= frame;
      last = frame;
    },
    framesPerSecond(): number {
      const seconds = first && last ? last.mediaTime - first.mediaTime : 0;
      if (!first || !last || seconds <= 0) return 0;
      return Math.min(1_000, Math.round(((last.presented - first.presented) / seconds) * 10) / 10);
    },
  };
}
