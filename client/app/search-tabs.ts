/** What the page of searching can look for. */
export const searchTabs = ['messages', 'files', 'people', 'channels'] as const;
type SearchTab = (typeof searchTabs)[number];

export interface SearchAddress {
  readonly q?: string;
  readonly tab?: SearchTab;
}

export function searchAddress({ q, tab }: Record<string, unknown>): SearchAddress {
  const shown = searchTabs.find((one) => one === tab);
  return {
    ...(typeof q === 'string' || typeof q === 'number' ? { q: String(q) } : {}),
    ...(shown === undefined || shown === 'messages' ? {} : { tab: shown }),
  };
}
