import { createTransport } from 'nodemailer';

/** How to reach a mail server: an address with everything in it (`smtps://user:password@host:465`), or its parts. */
export type MailServer =
  | { readonly url: string }
  | {
      readonly host: string;
      readonly port: number;
      /** TLS from the beginning; otherwise changed to when the server can, unless told not to. */
      readonly secure: boolean;
      readonly ignoreTls: boolean;
      readonly user: string;
      readonly password: string;
    };

export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A mail server that says nothing for this long will not take the mail. */
const PATIENCE_MS = 20_000;

/** Hands a mail to the server. @throws Error when it did not take it. */
export async function sendMail(server: MailServer, mail: Mail): Promise<void> {
  const patience = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
  const transport =
    'url' in server
      ? createTransport({ url: server.url, ...patience })
      : createTransport({
          host: server.host,
          port: server.port,
          secure: server.secure,
          ignoreTLS: server.ignoreTls,
          ...(server.user === '' ? {} : { auth: { user: server.user, pass: server.password } }),
          ...patience,
        });
  try {
    // Nothing in a mail may make us read a file or fetch an address.
    await transport.sendMail({ ...mail, disableFileAccess: true, disableUrlAccess: true });
  } finally {
    transport.close();
  }
}
