import { Button, Group, Textarea } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_DESCRIPTION } from '../../../../server/contracts/file.ts';
import { Dialog } from '../../../ui/Dialog.tsx';

interface DescribeDialogProps {
  readonly name: string;
  readonly description: string;
  readonly onSave: (text: string) => void;
  readonly onClose: () => void;
}

/** What is on a file, for those who cannot see it. */
export function DescribeDialog({ name, description, onSave, onClose }: DescribeDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(description);
  return (
    <Dialog opened onClose={onClose} title={t('files.describeTitle')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // It stands within the form of the message, which is not to be sent.
          event.stopPropagation();
          onSave(text.trim());
        }}
      >
        <Textarea
          data-autofocus
          label={t('files.description')}
          description={`${name}. ${t('files.descriptionHint')}`}
          value={text}
          maxLength={LONGEST_DESCRIPTION}
          minRows={3}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt={16}>
          <Button type="submit">{t('files.saveDescription')}</Button>
        </Group>
      </form>
    </Dialog>
  );
}
