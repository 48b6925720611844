const BEAT_MS = 3_000;
const TONES = [
  { hertz: 523, at: 0 },
  { hertz: 659, at: 0.22 },
  { hertz: 784, at: 0.44 },
];

/** Rings until the returned function is called. Silent where the browser wants a click first. */
export function ring(volume: number): () => void {
  const Audio = window.AudioContext as typeof AudioContext | undefined;
  if (Audio === undefined || volume <= 0) return () => undefined;
  const context = new Audio();
  const play = () => {
    for (const { hertz, at } of TONES) playTone(context, { hertz, at: context.currentTime + at, volume });
  };
  play();
  const timer = setInterval(play, BEAT_MS);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

function playTone(
  context: AudioContext,
  { hertz, at, volume }: { readonly hertz: number; readonly at: number; readonly volume: number },
): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.2 * volume, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, at + 0.5);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.55);
}
