/** Stands for "there is no such field" wherever that must differ from BSON's undefined. */
export const MISSING: unique symbol = Symbol('missing');
export type Missing = typeof MISSING;
