import '@mantine/core/styles/Input.css';
import { NativeSelect } from '@mantine/core';
import { languages } from '../i18n/language.ts';

/** A native list: it works on every phone and with every screen reader. Each language is called as it calls itself. */
export function LanguageSelect({
  label,
  value,
  onChange,
  size,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (language: string) => void;
  readonly size?: 'sm' | 'md';
}) {
  return (
    <NativeSelect
      label={label}
      value={value}
      size={size ?? 'sm'}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={Object.entries(languages).map(([code, name]) => ({ value: code, label: name }))}
    />
  );
}
