import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import type { Texts } from './texts.ts';

/** Languages by code, called as they call themselves. English is always there; the others are loaded when chosen. */
export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

const loaders: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Texts>>> = {
  de: async () => (await import('./de.ts')).de,
};

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);
const REMEMBERED = 'parley.language';

/** The choice of the last visit, else the first language of the browser that we have, else English. */
export function preferredLanguage(): Language {
  const wanted = [remembered(), ...navigator.languages].map((code) => code?.split('-')[0]);
  return wanted.find(isLanguage) ?? 'en';
}

export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
  await changeLanguage(preferredLanguage());
}

export async function changeLanguage(code: string): Promise<void> {
  const language = isLanguage(code) ? code : 'en';
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await loaders[language]());
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
  remember(language);
}

function isLanguage(code: string | null | undefined): code is Language {
  return code !== null && code !== undefined && code in languages;
}

function remembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

function remember(language: string): void {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // Storage is forbidden: the choice lasts as long as the page.
  }
}
