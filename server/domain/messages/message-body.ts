import { DomainError } from '../../contracts/errors.ts';
import type { Context } from '../context.ts';

/** The text as it will be stored. NUL is dropped: no client can show it and some cannot store it. */
export function checkBody(ctx: Pick<Context, 'settings'>, text: string, { mayBeEmpty = false } = {}): string {
  const body = text.replaceAll('\u0000', '').replace(/\s+$/, '');
  if (body.trim() === '' && !mayBeEmpty) throw new DomainError('message-empty');
  const limit = ctx.settings.get('Message_MaxAllowedSize');
  if (body.length > limit) throw new DomainError('message-too-long', { limit, length: body.length });
  return body;
}
