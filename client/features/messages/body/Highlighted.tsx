import { useStore } from 'zustand';
import { splitHighlights } from '../../../../server/contracts/highlights.ts';
import { chatStore } from '../../../store/chat-store.ts';
import classes from './MessageBody.module.css';

const NONE: readonly string[] = [];

/** A piece of text with the reader's own words marked in it. */
export function Highlighted({ text }: { readonly text: string }) {
  const words = useStore(chatStore, (state) => state.self?.preferences.highlights ?? NONE);
  if (words.length === 0) return text;
  return splitHighlights(text, words).map((part, index) =>
    part.highlighted ? (
      <mark key={index} className={classes['mention']} data-me>
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
