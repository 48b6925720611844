export { createHighlightTable, type HighlightTable } from './highlight-table.ts';
export { highlightedMembers } from './highlighted-members.ts';
export { markMentions, moveMentions } from './mark-mentions.ts';
export { passOverHere } from './pass-over-here.ts';
export { levelQuestion, placeNotifications, setPlaceNotifications } from './place-notifications.ts';
export { readAll, undoReadAll } from './read-all.ts';
export { noteHighlights, reloadHighlights } from './reload-highlights.ts';
