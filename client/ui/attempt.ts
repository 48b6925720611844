import i18next from 'i18next';
import { showNotice } from '../ui/notices.ts';
import { failureCode } from './failure-code.ts';

/** For what is done with one click: when it fails, the reason is shown; the result is null then. */
export async function attempt<Result>(asked: Promise<Result>): Promise<Result | null> {
  try {
    return await asked;
  } catch (error) {
    showNotice(i18next.t(`errors.${failureCode(error)}`), 'alert');
    return null;
  }
}
