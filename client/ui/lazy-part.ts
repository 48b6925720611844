import { lazy, type ComponentType } from 'react';
import { restOfTexts } from '../i18n/language.ts';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;

/**
 * A component that is loaded when it is first shown, with the texts of what is opened. Without a network it is tried again until it comes, and its place shows what
 * the boundary around it shows meanwhile: a line that is cut in that moment must not take the page down.
 */
export function lazyPart<Props>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy(async () => {
    for (let waitMs = FIRST_RETRY_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_RETRY_MS)) {
      try {
        return (await Promise.all([load(), restOfTexts()]))[0];
      } catch (error) {
        // Online it is no matter of waiting: the file is gone, and only a reload helps.
        if (navigator.onLine && waitMs >= LONGEST_RETRY_MS) throw error;
        await new Promise((resolve) => {
          setTimeout(resolve, waitMs);
        });
      }
    }
  });
}
