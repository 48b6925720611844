import { createStore } from 'zustand/vanilla';

/** What the server told only this person about a command, by room; it is nowhere else and goes with the page. */
export interface CommandSaying {
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
}

export const commandAnswers = createStore<Readonly<Record<string, CommandSaying>>>(() => ({}));

export function keepCommandAnswer(roomId: string, saying: CommandSaying | null): void {
  commandAnswers.setState((held) => {
    const { [roomId]: _replaced, ...others } = held;
    return saying === null ? others : { ...others, [roomId]: saying };
  }, true);
}
