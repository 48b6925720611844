import {
  IconBlockquote,
  IconBold,
  IconCode,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconSourceCode,
  IconStrikethrough,
} from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/IconButton.tsx';
import { applyEdit, selectedIn } from './apply-edit.ts';
import { format, type Format } from './edit-text.ts';
import classes from './FormattingBar.module.css';
import { keysOf, type WritingKey } from './writing-keys.ts';

const SIZE = 17;
const buttons: readonly { readonly kind: Format; readonly icon: ReactNode }[] = [
  { kind: 'bold', icon: <IconBold size={SIZE} /> },
  { kind: 'italic', icon: <IconItalic size={SIZE} /> },
  { kind: 'strike', icon: <IconStrikethrough size={SIZE} /> },
  { kind: 'code', icon: <IconCode size={SIZE} /> },
  { kind: 'codeBlock', icon: <IconSourceCode size={SIZE} /> },
  { kind: 'list', icon: <IconList size={SIZE} /> },
  { kind: 'numbered', icon: <IconListNumbers size={SIZE} /> },
  { kind: 'quote', icon: <IconBlockquote size={SIZE} /> },
];

interface FormattingBarProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onLink: () => void;
}

/** The ways to write what is bold, a link or a list, for those who do not know the signs. */
export function FormattingBar({ field, onLink }: FormattingBarProps) {
  const { t } = useTranslation();
  const press = (kind: Format) => {
    if (field.current !== null) applyEdit(field.current, format(kind, selectedIn(field.current)));
  };
  const named = (name: string, kind: WritingKey) => (keysOf(kind) === null ? name : `${name} (${keysOf(kind)})`);
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('writing.formatting')} onKeyDown={moveAlong}>
      {buttons.map(({ kind, icon }, index) => (
        <IconButton
          key={kind}
          label={named(t(`writing.${kind}`), kind)}
          tabIndex={index === 0 ? 0 : -1}
          // A press would take the selection out of the field first.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => press(kind)}
        >
          {icon}
        </IconButton>
      ))}
      <IconButton
        label={named(t('writing.link'), 'link')}
        tabIndex={-1}
        onPointerDown={(event) => event.preventDefault()}
        onClick={onLink}
      >
        <IconLink size={SIZE} />
      </IconButton>
    </div>
  );
}

/** One stop for the tab key, arrows within. */
function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const all = [...event.currentTarget.querySelectorAll('button')];
  const at = all.indexOf(document.activeElement as HTMLButtonElement);
  if (at === -1) return;
  all[(at + step + all.length) % all.length]?.focus();
  event.preventDefault();
}
