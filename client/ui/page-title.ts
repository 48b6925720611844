import { createStore } from 'zustand/vanilla';

/** What the current page is about; the name of the workspace is added to it. */
export const pageTitleStore = createStore<string>(() => '');
