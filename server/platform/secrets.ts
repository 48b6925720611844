import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** @returns 43 url-safe characters holding 256 random bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** How a secret is stored: base64 of its sha256. Secrets have 256 random bits, so no salt and no stretching is needed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Compares without telling by its duration where two texts differ. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
