import { Int32 } from '../../bson/values.ts';

/** The version whose behaviour the store follows; drivers and tools decide by it what they may ask. */
export const VERSION = '5.0.0';
export const VERSION_PARTS = [5, 0, 0, 0].map((part) => new Int32(part));
export const FEATURE_VERSION = '5.0';
