/** As much of the test mail server as the tests use. https://nodemailer.com/extras/smtp-server/ */
declare module 'smtp-server' {
  import type { Server } from 'node:net';
  import type { Readable } from 'node:stream';

  interface Session {
    readonly envelope: {
      readonly mailFrom: { readonly address: string } | false;
      readonly rcptTo: readonly { readonly address: string }[];
    };
  }
  export class SMTPServer {
    readonly server: Server;
    constructor(options: {
      readonly authOptional?: boolean;
      readonly disabledCommands?: readonly string[];
      onData(stream: Readable, session: Session, done: (error?: Error) => void): void;
    });
    listen(port: number, host: string, ready: () => void): void;
    close(done: () => void): void;
  }
}
