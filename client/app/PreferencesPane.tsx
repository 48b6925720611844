import { OwnPictureEditor } from '../features/avatars/OwnPictureEditor.tsx';
import { PreferencesPage } from '../features/settings/PreferencesPage.tsx';

/** The reader's own choices, their picture first. */
export function PreferencesPane() {
  return <PreferencesPage picture={<OwnPictureEditor />} />;
}
