import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Typist } from '../../store/state.ts';
import { chatStore } from '../../store/chat-store.ts';
import classes from './TypingLine.module.css';

const NOBODY: readonly Typist[] = [];

/** Who writes at the moment. Its place is always kept, so nothing moves when somebody begins. */
export function TypingLine({ roomId }: { readonly roomId: string }) {
  const { t } = useTranslation();
  const typists = useStore(chatStore, (state) => state.typing[roomId] ?? NOBODY);
  const [first, second] = typists;
  return (
    <span className={classes['typing']}>
      {first !== undefined && (
        <span className={classes['dots']} aria-hidden>
          <i />
          <i />
          <i />
        </span>
      )}
      {first !== undefined && second === undefined && t('composer.typingOne', { a: first.name })}
      {first !== undefined &&
        second !== undefined &&
        typists.length === 2 &&
        t('composer.typingTwo', { a: first.name, b: second.name })}
      {typists.length > 2 && t('composer.typingMany')}
    </span>
  );
}
