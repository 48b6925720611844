import { Modal, type ModalProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Paper.css';
import classes from './Dialog.module.css';
import { useEscapeFromDialog } from './escape.ts';

/** A dialog that keeps the focus and gives it back. The page behind never scrolls, so nothing has to be locked. */
export function Dialog(props: Omit<ModalProps, 'lockScroll'>) {
  const { t } = useTranslation();
  useEscapeFromDialog(props.opened && props.closeOnEscape !== false, props.onClose);
  return (
    <Modal
      centered
      lockScroll={false}
      transitionProps={{ duration: 120, transition: 'pop' }}
      overlayProps={{ backgroundOpacity: 0.4 }}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      {...props}
      closeOnEscape={false}
      classNames={{
        content: classes.content ?? '',
        header: classes.header ?? '',
        title: classes.title ?? '',
        body: classes.body ?? '',
        close: classes.close ?? '',
      }}
    />
  );
}
