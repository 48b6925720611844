import { IconX } from '@tabler/icons-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomPerson } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import classes from './PeoplePicker.module.css';
import { usePeople } from './use-people.ts';

/** Chooses people by typing parts of their names; each one chosen becomes a chip. */
export function PeoplePicker({
  label,
  description,
  chosen,
  onChange,
  autoFocus = false,
}: {
  readonly label: string;
  readonly description?: string;
  readonly chosen: readonly RoomPerson[];
  readonly onChange: (chosen: readonly RoomPerson[]) => void;
  readonly autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const selfId = useStore(chatStore, (state) => state.self?.id);
  const taken = new Set(chosen.map((person) => person.id));
  const found = usePeople(query.trim().replace(/^@/, ''), open).filter((user) => !taken.has(user.id) && user.active);
  const current = found[Math.min(at, found.length - 1)];

  const choose = (person: RoomPerson | undefined) => {
    if (person === undefined) return;
    onChange([...chosen, { id: person.id, username: person.username, name: person.name }]);
    setQuery('');
    setAt(0);
    // Left open, it would close under the next click, and what is below would move away from it.
    setOpen(false);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (found.length > 0) setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
    } else if (event.key === 'Enter' && open && query !== '' && current !== undefined) {
      event.preventDefault();
      choose(current);
    } else if (event.key === 'Escape' && open && query !== '') {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'Backspace' && query === '' && chosen.length > 0) {
      onChange(chosen.slice(0, -1));
    }
  };

  return (
    <div>
      <label className={classes['label']} htmlFor={id}>
        {label}
      </label>
      {description !== undefined && <p className={classes['description']}>{description}</p>}
      <div className={classes['field']}>
        {chosen.map((person) => (
          <span key={person.id} className={classes['chip']}>
            {person.name}
            <button
              type="button"
              aria-label={t('create.removePerson', { name: person.name })}
              onClick={() => onChange(chosen.filter((one) => one.id !== person.id))}
            >
              <IconX size={14} aria-hidden />
            </button>
          </span>
        ))}
        <input
          ref={input}
          id={id}
          role="combobox"
          aria-expanded={open && found.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && current !== undefined ? `${id}-${current.id}` : undefined}
          autoComplete="off"
          data-autofocus={autoFocus || undefined}
          placeholder={chosen.length === 0 ? t('create.personPlaceholder') : ''}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setOpen(true);
            setAt(0);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
      </div>
      {open && (
        <ul id={`${id}-list`} role="listbox" aria-label={label} className={classes['list']}>
          {found.slice(0, 8).map((user) => (
            <li
              key={user.id}
              id={`${id}-${user.id}`}
              role="option"
              aria-selected={user === current}
              className={classes['person']}
              // The field keeps the focus, or the list would close before the click arrives.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(user)}
            >
              <Avatar id={user.id} name={user.name} size={24} />
              <span>{user.id === selfId ? `${user.name} (${t('create.you')})` : user.name}</span>
              <span className={classes['username']}>
                <bdi>@{user.username}</bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
      {open && query !== '' && found.length === 0 && <p className={classes['none']}>{t('create.noPeople')}</p>}
    </div>
  );
}
