import '@mantine/core/styles/Input.css';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog.tsx';

interface AddressDialogProps {
  readonly onAddress: (address: string) => void;
  readonly onClose: () => void;
}

/** For a picture that lies somewhere on the web. */
export function AddressDialog({ onAddress, onClose }: AddressDialogProps) {
  const { t } = useTranslation();
  const [address, setAddress] = useState('');
  return (
    <Dialog opened onClose={onClose} title={t('avatars.byAddress')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onAddress(address.trim());
        }}
      >
        <TextInput
          data-autofocus
          type="url"
          required
          label={t('avatars.address')}
          description={t('avatars.addressHint')}
          placeholder="https://"
          value={address}
          maxLength={2000}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <Button type="submit" mt={16} fullWidth>
          {t('avatars.fetch')}
        </Button>
      </form>
    </Dialog>
  );
}
