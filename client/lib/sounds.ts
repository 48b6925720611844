/** Short sounds that are made while they are played: no file is fetched for them. */
export const soundNames = ['chime', 'drop', 'knock', 'bell'] as const;
export type SoundName = (typeof soundNames)[number];

interface Tone {
  /** Hertz. */
  readonly pitch: number;
  /** Seconds after the beginning, and until it has died away. */
  readonly at: number;
  readonly lasts: number;
  readonly form: OscillatorType;
}

const tones: Readonly<Record<SoundName, readonly Tone[]>> = {
  chime: [
    { pitch: 784, at: 0, lasts: 0.35, form: 'sine' },
    { pitch: 1047, at: 0.09, lasts: 0.45, form: 'sine' },
  ],
  drop: [
    { pitch: 880, at: 0, lasts: 0.12, form: 'sine' },
    { pitch: 587, at: 0.07, lasts: 0.22, form: 'sine' },
  ],
  knock: [
    { pitch: 220, at: 0, lasts: 0.09, form: 'triangle' },
    { pitch: 196, at: 0.13, lasts: 0.11, form: 'triangle' },
  ],
  bell: [
    { pitch: 659, at: 0, lasts: 0.9, form: 'sine' },
    { pitch: 1319, at: 0, lasts: 0.5, form: 'sine' },
  ],
};

let audio: AudioContext | null = null;

/** Of a sound that the workspace added; its name among the preferences is its address. */
const OWN = /^\/custom-sounds\/[0-9a-z]+\.[a-z0-9]{2,5}$/;

/** @param volume percent. Before anybody has touched the page browsers keep silent, and so do we. */
export function playSound(name: string, volume: number): void {
  if (OWN.test(name) && volume > 0 && typeof Audio !== 'undefined') {
    const own = new Audio(name);
    own.volume = volume / 100;
    // Removed since it was chosen, or nothing that this browser plays: then the usual one.
    own.onerror = () => playSound('chime', volume);
    void own.play().catch(() => undefined);
    return;
  }
  const parts = tones[soundNames.find((one) => one === name) ?? 'chime'];
  if (name === 'none' || volume <= 0 || typeof AudioContext === 'undefined') return;
  audio ??= new AudioContext();
  const { destination, currentTime } = audio;
  void audio.resume().catch(() => undefined);
  for (const { pitch, at, lasts, form } of parts) {
    const oscillator = audio.createOscillator();
    const gain = audio.createGain();
    oscillator.type = form;
    oscillator.frequency.value = pitch;
    gain.gain.setValueAtTime(0.0001, currentTime + at);
    gain.gain.exponentialRampToValueAtTime(0.25 * (volume / 100), currentTime + at + 0.012);
    gain.gain.exponentialRampToValueAtTime(0.0001, currentTime + at + lasts);
    oscillator.connect(gain).connect(destination);
    oscillator.start(currentTime + at);
    oscillator.stop(currentTime + at + lasts + 0.02);
  }
}
