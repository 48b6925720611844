import { DomainError } from '../../contracts/errors.ts';
import { sendMail as handOver, type MailServer } from '../../platform/mail.ts';
import type { Context } from '../context.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Where mail goes out: `MAIL_URL` of the environment, else the SMTP settings; null when neither is given. */
export function mailServer(ctx: Pick<Context, 'config' | 'settings'>): MailServer | null {
  const { mailUrl } = ctx.config;
  if (mailUrl !== null) return { url: mailUrl };
  const host = ctx.settings.get('SMTP_Host').trim();
  if (host === '') return null;
  return {
    host,
    port: ctx.settings.get('SMTP_Port'),
    secure: ctx.settings.get('SMTP_Protocol') === 'smtps',
    ignoreTls: ctx.settings.get('SMTP_IgnoreTLS'),
    user: ctx.settings.get('SMTP_Username'),
    password: ctx.settings.get('SMTP_Password'),
  };
}

/** @throws DomainError `mail-not-set-up`. */
export function requireMail(ctx: Pick<Context, 'config' | 'settings'>): MailServer {
  const server = mailServer(ctx);
  if (server === null) throw new DomainError('mail-not-set-up');
  return server;
}

/**
 * Writes a letter down to be sent, and sent again until the mail server takes it.
 * @param cause makes one letter of however many tries to write it.
 */
export async function queueMail(ctx: Context, cause: string, letter: Letter): Promise<void> {
  requireMail(ctx);
  await ctx.jobs.add('send-mail', cause, { ...letter });
}

export async function sendLetter(ctx: Context, letter: Letter): Promise<void> {
  await handOver(requireMail(ctx), { ...letter, from: senderOf(ctx) });
}

function senderOf(ctx: Pick<Context, 'config' | 'settings'>): string {
  const given = ctx.settings.get('From_Email').trim();
  return given === '' ? `no-reply@${new URL(ctx.config.http.rootUrl).hostname}` : given;
}
