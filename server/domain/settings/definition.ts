export type SettingValue = string | number | boolean;

interface Common {
  readonly id: string;
  readonly group: string;
  readonly section: string;
  /** Shown to everybody, also before login. */
  readonly public: boolean;
  /** One English sentence for the admin page and the documentation. */
  readonly description: string;
}

/** A setting, declared once: its page, its public value, its check and its documentation come from here. */
export type SettingDefinition =
  | (Common & { readonly type: 'boolean'; readonly default: boolean })
  | (Common & { readonly type: 'int'; readonly default: number; readonly min: number; readonly max: number })
  | (Common & {
      readonly type: 'string';
      readonly default: string;
      readonly multiline?: boolean;
      readonly secret?: boolean;
    })
  | (Common & { readonly type: 'select'; readonly default: string; readonly options: readonly string[] });

/** @returns the value when it fits the definition, else null. Texts are read as the environment gives them. */
export function fitSetting(definition: SettingDefinition, given: unknown): SettingValue | null {
  switch (definition.type) {
    case 'boolean':
      if (given === true || given === 'true') return true;
      return given === false || given === 'false' ? false : null;
    case 'int': {
      const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
      if (typeof number !== 'number' || !Number.isSafeInteger(number)) return null;
      return number >= definition.min && number <= definition.max ? number : null;
    }
    case 'string':
      return typeof given === 'string' && given.length <= 100_000 ? given : null;
    case 'select':
      return typeof given === 'string' && definition.options.includes(given) ? given : null;
  }
}
