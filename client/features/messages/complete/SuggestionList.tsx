import { useTranslation } from 'react-i18next';
import classes from './SuggestionList.module.css';
import type { Suggestion } from './use-suggestions.ts';

interface SuggestionListProps {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly activeIndex: number;
  readonly onChoose: (suggestion: Suggestion) => void;
}

/** Above the field; the focus stays in it, the active line is told by `aria-activedescendant`. */
export function SuggestionList({ id, suggestions, activeIndex, onChoose }: SuggestionListProps) {
  const { t } = useTranslation();
  return (
    <ul id={id} role="listbox" aria-label={t('complete.label')} className={classes['list']}>
      {suggestions.map((suggestion, index) => (
        <li
          key={suggestion.key}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === activeIndex}
          className={classes['option']}
          // A click would take the focus out of the field first.
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(suggestion);
          }}
        >
          {suggestion.picture !== undefined && <img className={classes['picture']} src={suggestion.picture} alt="" />}
          <bdi className={classes['label']}>{suggestion.label}</bdi>
          <bdi className={classes['detail']}>{suggestion.detail}</bdi>
        </li>
      ))}
    </ul>
  );
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}
