import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import type { FirstTexts, RestOfTexts } from './texts.ts';

/** Languages by code, called as they call themselves. English is always there; the others are loaded when chosen. */
export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

const loaders: Readonly<Record<Exclude<Language, 'en'>, () => Promise<FirstTexts>>> = {
  de: async () => (await import('./de.ts')).de,
};
const restLoaders: Readonly<Record<Language, () => Promise<RestOfTexts>>> = {
  en: async () => (await import('./en-rest.ts')).enRest,
  de: async () => (await import('./de-rest.ts')).deRest,
};
const complete = new Map<Language, Promise<void>>();

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
  if (complete.size > 0) await completeTexts(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
  remember(language);
}

/** The texts of what is opened, in the language that is shown. Whatever is loaded when it is opened waits for them. */
export function restOfTexts(): Promise<void> {
  return completeTexts(isLanguage(i18next.language) ? i18next.language : 'en');
}

function completeTexts(language: Language): Promise<void> {
  const known = complete.get(language);
  if (known !== undefined) return known;
  const loading = restLoaders[language]().then(
    (texts) => void i18next.addResourceBundle(language, 'translation', texts, true),
    (error: unknown) => {
      complete.delete(language);
      throw error;
    },
  );
  complete.set(language, loading);
  return loading;
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
