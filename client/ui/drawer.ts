import { createStore } from 'zustand/vanilla';

/** Whether the list of rooms is open where there is no room for it beside the messages. */
export const drawerStore = createStore<boolean>(() => false);

export const openDrawer = () => drawerStore.setState(true, true);
export const closeDrawer = () => drawerStore.setState(false, true);
