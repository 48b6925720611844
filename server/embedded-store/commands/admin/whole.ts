import { Int32 } from '../../bson/values.ts';

/** An int32 where it fits, as MongoDB answers sizes. */
export function whole(value: number): Int32 | bigint {
  return value <= 0x7fffffff ? new Int32(value) : BigInt(value);
}
