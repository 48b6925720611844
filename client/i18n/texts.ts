import 'i18next';
import type { en } from './en.ts';
import type { enRest } from './en-rest.ts';

/** The keys of the English texts with any text behind them: what every language has to provide. */
export type FirstTexts = Widen<typeof en>;
export type RestOfTexts = Widen<typeof enRest>;
export type Texts = FirstTexts & RestOfTexts;

type Widen<Value> = Value extends string ? string : { readonly [Key in keyof Value]: Widen<Value[Key]> };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en & typeof enRest };
  }
}
