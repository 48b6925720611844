import '@mantine/core/styles/Input.css';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const orders = {
  name: 'directory.byName',
  members: 'directory.byMembers',
  activity: 'directory.byActivity',
  created: 'directory.byCreated',
} as const;

export type DirectoryOrder = keyof typeof orders;

export function OrderSelect({
  order,
  onChange,
}: {
  readonly order: DirectoryOrder;
  readonly onChange: (order: DirectoryOrder) => void;
}) {
  const { t } = useTranslation();
  const names = Object.keys(orders) as DirectoryOrder[];
  return (
    <NativeSelect
      aria-label={t('directory.sort')}
      size="md"
      value={order}
      onChange={(event) => onChange(names.find((name) => name === event.currentTarget.value) ?? 'name')}
      data={names.map((name) => ({ value: name, label: t(orders[name]) }))}
    />
  );
}
