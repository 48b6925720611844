export const laterTabs = ['scheduled', 'drafts', 'reminders'] as const;
export type LaterTab = (typeof laterTabs)[number];
