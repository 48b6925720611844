import { Button, TextInput } from '@mantine/core';
import { IconHash, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

const MOST = 20;

export function ChannelFields({
  channels,
  onChange,
}: {
  readonly channels: readonly string[];
  readonly onChange: (channels: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const examples = [t('setup.suggestion.first'), t('setup.suggestion.second'), t('setup.suggestion.third')];
  return (
    <>
      {channels.map((channel, index) => (
        <TextInput
          // The fields have no identity but their place.
          key={index}
          aria-label={t('setup.channel', { number: index + 1 })}
          leftSection={<IconHash size={17} />}
          placeholder={examples[index] ?? ''}
          value={channel}
          onChange={(event) => onChange(channels.with(index, event.currentTarget.value))}
          maxLength={80}
          size="md"
          autoFocus={index === 0}
        />
      ))}
      {channels.length < MOST && (
        <Button
          variant="subtle"
          size="sm"
          leftSection={<IconPlus size={16} />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => onChange([...channels, ''])}
        >
          {t('setup.addChannel')}
        </Button>
      )}
    </>
  );
}
