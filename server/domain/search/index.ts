export { searchMessages, type Hits, type MessageSearch } from './search-messages.ts';
