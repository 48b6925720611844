import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface Account {
  readonly name: string;
  readonly username: string;
  readonly email: string;
  readonly password: string;
}

export const emptyAccount: Account = { name: '', username: '', email: '', password: '' };

/** The fields that make an account; the username follows the name until it is changed by hand. */
export function AccountFields({
  account,
  onChange,
}: {
  readonly account: Account;
  readonly onChange: (account: Account) => void;
}) {
  const { t } = useTranslation();
  const rename = (name: string) => {
    const follows = account.username === usernameFrom(account.name);
    onChange({ ...account, name, username: follows ? usernameFrom(name) : account.username });
  };
  return (
    <>
      <TextInput
        label={t('auth.name')}
        value={account.name}
        onChange={(event) => rename(event.currentTarget.value)}
        autoComplete="name"
        maxLength={120}
        size="md"
        required
        withAsterisk={false}
        autoFocus
      />
      <TextInput
        label={t('auth.username')}
        description={account.username === '' ? undefined : t('auth.usernameHint', { username: account.username })}
        value={account.username}
        onChange={(event) => onChange({ ...account, username: event.currentTarget.value })}
        autoComplete="username"
        autoCapitalize="none"
        maxLength={64}
        size="md"
        required
        withAsterisk={false}
      />
      <TextInput
        label={t('auth.email')}
        type="email"
        value={account.email}
        onChange={(event) => onChange({ ...account, email: event.currentTarget.value })}
        autoComplete="email"
        size="md"
        required
        withAsterisk={false}
      />
      <PasswordInput
        label={t('auth.password')}
        description={t('auth.passwordHint')}
        value={account.password}
        onChange={(event) => onChange({ ...account, password: event.currentTarget.value })}
        autoComplete="new-password"
        minLength={8}
        size="md"
        required
        withAsterisk={false}
      />
    </>
  );
}

function usernameFrom(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '');
}
