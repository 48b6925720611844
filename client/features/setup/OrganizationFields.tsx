import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LanguageSelect } from '../../ui/LanguageSelect.tsx';
import { changeLanguage } from '../../i18n/language.ts';

export function OrganizationFields({
  name,
  onName,
}: {
  readonly name: string;
  readonly onName: (name: string) => void;
}) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <TextInput
        label={t('setup.organizationName')}
        value={name}
        onChange={(event) => onName(event.currentTarget.value)}
        autoComplete="organization"
        maxLength={120}
        size="md"
        required
        withAsterisk={false}
        autoFocus
      />
      <LanguageSelect
        label={t('setup.language')}
        value={i18n.language}
        onChange={(language) => void changeLanguage(language)}
        size="md"
      />
    </>
  );
}
