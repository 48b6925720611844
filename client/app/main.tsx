import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Loader.css';
import '@fontsource-variable/inter/wght.css';
import '../ui/tokens.css';
import '../ui/kit-variables.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTexts } from '../i18n/language.ts';
import { chatStore } from '../store/chat-store.ts';
import { pictureOf, wantPicture } from '../transport/pictures.ts';
import { startSession } from '../transport/session.ts';
import { connectAvatars } from '../ui/avatar-pictures.ts';
import { App } from './App.tsx';

connectAvatars({ versionOf: pictureOf, want: wantPicture, subscribe: (listener) => chatStore.subscribe(listener) });

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');

// The frame is fetched while the session is asked for; most visits need it.
void import('./frame/AppFrame.tsx');
void import('./RoomPage.tsx');

await Promise.all([startTexts(), startSession()]);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
