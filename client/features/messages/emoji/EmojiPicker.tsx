import '@mantine/core/styles/Input.css';
import { TextInput } from '@mantine/core';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { inTone, OWN_GROUP, searchEmoji, type EmojiEntry } from '../../../lib/emoji-data.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import classes from './EmojiPicker.module.css';
import { countEmoji, frequentEmoji } from './frequent-emoji.ts';
import { ToneChoice } from './ToneChoice.tsx';
import { useCustomEmoji } from './use-custom-emoji.ts';
import { useTone } from './use-tone.ts';
import { useEmojiData } from './use-emoji-data.ts';

const COLUMNS = 8;
/** The groups of the data in their order; 2 holds parts of signs and is left out. */
const GROUPS = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const;

/** Chooses one emoji: by search, by group, or from those used most; with the arrow keys as with the mouse. */
export function EmojiPicker({
  onPick,
  onClose,
}: {
  readonly onPick: (shortcode: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const data = useEmojiData();
  const own = useCustomEmoji();
  const tone = useTone();
  const [text, setText] = useState('');
  const sections = useMemo(() => {
    if (data === null) return [];
    const all = [...own.entries, ...data.all];
    if (text.trim() !== '') return [{ title: t('emoji.found'), entries: searchEmoji({ all }, text, 120) }];
    const byName = new Map(all.map((entry) => [entry.shortcode, entry]));
    const frequent = frequentEmoji(COLUMNS * 2).flatMap((shortcode) => byName.get(shortcode) ?? []);
    const ours = { title: t('emoji.own'), entries: all.filter((entry) => entry.group === OWN_GROUP) };
    return [
      { title: t('emoji.frequent'), entries: frequent },
      ...(ours.entries.length === 0 ? [] : [ours]),
      ...GROUPS.map((group) => ({
        title: t(`emoji.group${group}`),
        entries: data.all.filter((entry) => entry.group === group),
      })),
    ];
  }, [data, own, text, t]);

  const pick = (entry: EmojiEntry) => {
    countEmoji(entry.shortcode);
    onPick(inTone(entry, tone).shortcode);
    onClose();
  };

  return (
    <Dialog opened title={t('emoji.title')} onClose={onClose}>
      <TextInput
        data-autofocus
        aria-label={t('emoji.search')}
        placeholder={t('emoji.search')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = sections[0]?.entries ?? [];
          if (event.key === 'Enter' && first !== undefined) {
            event.preventDefault();
            pick(first);
          }
        }}
      />
      <ToneChoice />
      <div className={classes['list']} onKeyDown={moveFocus}>
        {sections.map(({ title, entries }) => (
          <section key={title} className={classes['section']} aria-label={title}>
            <h3 className={classes['title']}>{title}</h3>
            <div className={classes['grid']}>
              {entries.map((entry) => (
                <button
                  key={entry.shortcode}
                  type="button"
                  className={classes['emoji']}
                  title={`:${entry.shortcode}:`}
                  aria-label={entry.label}
                  onClick={() => pick(entry)}
                >
                  {entry.path === undefined ? (
                    inTone(entry, tone).unicode
                  ) : (
                    <img className={classes['own']} src={entry.path} alt="" loading="lazy" />
                  )}
                </button>
              ))}
            </div>
            {entries.length === 0 && <p className={classes['none']}>{t('emoji.none')}</p>}
          </section>
        ))}
      </div>
    </Dialog>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS };

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
  event.preventDefault();
}
