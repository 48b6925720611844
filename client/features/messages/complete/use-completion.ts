import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { applyEdit } from '../composer/apply-edit.ts';
import { complete, findToken } from './find-token.ts';
import { optionId } from './SuggestionList.tsx';
import { useSuggestions, type Suggestion } from './use-suggestions.ts';

interface CompletionOptions {
  readonly roomId: string;
  readonly text: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Completes names, rooms, emoji and commands while one types. The field stays a text field with a list beside it. */
export function useCompletion({ roomId, text, field }: CompletionOptions) {
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  /** What was put away by Escape; it comes back when something else is typed. */
  const [dismissed, setDismissed] = useState<string | null>(null);
  const token = findToken(text, Math.min(caret, text.length));
  const tokenKey = token === null ? null : `${token.start}${token.sign}${token.text}`;
  const suggestions = useSuggestions(tokenKey === dismissed ? null : token, roomId);
  const isOpen = suggestions.length > 0;
  const activeIndex = Math.min(active, suggestions.length - 1);

  const choose = (suggestion: Suggestion | undefined) => {
    if (token === null || suggestion === undefined) return;
    if (field.current === null) return;
    applyEdit(field.current, complete(text, token, suggestion.insert));
    setActive(0);
  };

  return {
    isOpen,
    listId,
    suggestions,
    activeIndex,
    choose,
    /** Call it whenever the text or the caret moved. */
    moved: (element: HTMLTextAreaElement) => {
      setCaret(element.selectionStart);
      setActive(0);
    },
    close: () => setDismissed(tokenKey),
    /** @returns whether the key was for the list. */
    onKeyDown: (event: KeyboardEvent): boolean => {
      if (!isOpen) return false;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        setActive((activeIndex + step + suggestions.length) % suggestions.length);
      } else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') {
        const chosen = suggestions[activeIndex];
        // What stands there in full is sent, not completed.
        const typed = token === null ? '' : token.sign + token.text;
        if (event.key === 'Enter' && suggestions.some((one) => one.insert.toLowerCase() === typed.toLowerCase()))
          return false;
        choose(chosen);
      } else if (event.key === 'Escape') setDismissed(tokenKey);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    fieldProps: {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': isOpen ? listId : undefined,
      'aria-activedescendant': isOpen ? optionId(listId, activeIndex) : undefined,
    } as const,
  };
}
