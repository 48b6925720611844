import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { mayInRoom } from '../../store/may.ts';
import { removeOwnPicture, setOwnPicture } from '../../transport/pictures.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { PictureEditor } from './PictureEditor.tsx';

/** One's own picture; shows nothing where the workspace does not let people choose one. */
export function OwnPictureEditor() {
  const { t } = useTranslation();
  const self = useStore(chatStore, (state) => state.self);
  const mayChange = useStore(
    chatStore,
    (state) =>
      state.settings['Accounts_AllowUserAvatarChange'] !== false || mayInRoom(state, '', 'edit-other-user-avatar'),
  );
  if (self === null || !mayChange) return null;
  return (
    <PictureEditor
      title={t('avatars.own')}
      picture={<Avatar id={self.id} name={self.name} size={96} />}
      hasPicture={self.avatarVersion !== ''}
      onSet={setOwnPicture}
      onAddress={setOwnPicture}
      onRemove={removeOwnPicture}
    />
  );
}
