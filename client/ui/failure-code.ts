import { en } from '../i18n/en.ts';

export type ShownCode = keyof (typeof en)['errors'];

/** The code of a failure for which there are words; anything else that was thrown is `unknown`. */
export function failureCode(error: unknown): ShownCode {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return shownCode(code);
}

/** The same of a code by itself. */
export function shownCode(code: unknown): ShownCode {
  return isShown(code) ? code : 'unknown';
}

function isShown(code: unknown): code is ShownCode {
  return typeof code === 'string' && code in en.errors;
}
