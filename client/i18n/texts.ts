import 'i18next';
import type { en } from './en.ts';

/** The keys of the English texts with any text behind them: what every language has to provide. */
export type Texts = Widen<typeof en>;

type Widen<Value> = Value extends string ? string : { readonly [Key in keyof Value]: Widen<Value[Key]> };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}
