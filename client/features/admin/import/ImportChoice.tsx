import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Import.module.css';

export interface Choosable {
  readonly key: string;
  readonly label: string;
  readonly note?: string | undefined;
}

/** Nobody reads more boxes than this; who is sought is found by name. */
const SHOWN = 100;

/** A list from which something may be left out; in the beginning everything is chosen. */
export function ImportChoice({
  legend,
  items,
  without,
  onChange,
}: {
  readonly legend: string;
  readonly items: readonly Choosable[];
  readonly without: ReadonlySet<string>;
  readonly onChange: (without: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation();
  const [sought, setSought] = useState('');
  const word = sought.trim().toLocaleLowerCase();
  const matching = items.filter(({ label }) => label.toLocaleLowerCase().includes(word));
  const all = (chosen: boolean) => {
    const next = new Set(without);
    for (const { key } of matching)
      if (chosen) next.delete(key);
      else next.add(key);
    onChange(next);
  };
  const toggle = (key: string) => {
    const next = new Set(without);
    if (!next.delete(key)) next.add(key);
    onChange(next);
  };

  return (
    <fieldset className={classes['choice']}>
      <legend>
        {legend}{' '}
        <span className={classes['note']}>
          {t('imports.chosen', { chosen: items.length - without.size, of: items.length })}
        </span>
      </legend>
      <div className={classes['choiceTools']}>
        <TextInput
          type="search"
          aria-label={t('imports.filter', { list: legend })}
          placeholder={t('imports.filterHint')}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        <Button
          size="compact-md"
          variant="default"
          aria-label={`${t('imports.all')}: ${legend}`}
          onClick={() => all(true)}
        >
          {t('imports.all')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          aria-label={`${t('imports.none')}: ${legend}`}
          onClick={() => all(false)}
        >
          {t('imports.none')}
        </Button>
      </div>
      <div className={classes['choiceList']}>
        {matching.slice(0, SHOWN).map(({ key, label, note }) => (
          <Checkbox
            key={key}
            label={note === undefined ? label : `${label} · ${note}`}
            checked={!without.has(key)}
            onChange={() => toggle(key)}
          />
        ))}
        {matching.length > SHOWN && (
          <p className={classes['note']}>{t('imports.more', { count: matching.length - SHOWN })}</p>
        )}
        {matching.length === 0 && <p className={classes['note']}>{t('imports.noneFound')}</p>}
      </div>
    </fieldset>
  );
}
