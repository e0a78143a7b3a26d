type Sound = "good" | "late" | "bad";

/** Notes of each sound: frequency in Hz and start in s. Rising is good, level is late, falling is no. */
const NOTES: Record<Sound, { hz: number; at: number }[]> = {
  good: [
    { hz: 660, at: 0 },
    { hz: 880, at: 0.13 },
  ],
  late: [
    { hz: 660, at: 0 },
    { hz: 660, at: 0.16 },
  ],
  bad: [
    { hz: 330, at: 0 },
    { hz: 247, at: 0.18 },
  ],
};

const SECONDS = 0.22;
const LOUDNESS = 0.15;

let context: AudioContext | null = null;

/** Browsers let a page sound only after a touch or a key: call this from one. */
export function unlockSound(): void {
  context ??= new AudioContext();
  void context.resume();
}

/** Plays a sound where the browser allows it; a kiosk is never held up by its loudspeaker. */
export function playSound(sound: Sound): void {
  if (context?.state !== "running") return;
  for (const { hz, at } of NOTES[sound]) {
    const start = context.currentTime + at;
    const oscillator = new OscillatorNode(context, { frequency: hz, type: "sine" });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    gain.gain.linearRampToValueAtTime(0, start + SECONDS);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + SECONDS);
  }
}
