import { useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './MessageBody.module.css';
import { PeopleContext } from './people-context.ts';

const MOST_CHARACTERS = 3_000;
const MOST_LINES = 40;
const MOST_REMEMBERED = 100;

/** Texts that were opened: a list takes its rows away when they leave the screen. */
const opened = new Set<string>();

export function isLong(text: string): boolean {
  if (text.length > MOST_CHARACTERS) return true;
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines > MOST_LINES;
}

/** A long text is shown by its beginning, so that it does not push everything else off the screen. */
export function LongText({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { tabbable } = useContext(PeopleContext);
  const [open, setOpen] = useState(() => opened.has(text));
  const toggle = () => {
    if (open) opened.delete(text);
    else opened.add(text);
    for (const oldest of [...opened].slice(0, -MOST_REMEMBERED)) opened.delete(oldest);
    setOpen(!open);
  };
  return (
    <>
      <div className={classes['long']} data-open={open}>
        {children}
      </div>
      <button
        type="button"
        className={classes['toggle']}
        aria-expanded={open}
        tabIndex={tabbable ? 0 : -1}
        onClick={toggle}
      >
        {open ? t('writing.showLess') : t('writing.showMore')}
      </button>
    </>
  );
}
