import { resolve } from 'node:path';
import type { Environment } from './env.ts';

/** The checked configuration of one process, nested and derived; nothing else looks at the environment. */
export interface Config {
  readonly http: {
    readonly port: number;
    readonly bindIp: string;
    /** Without a slash at its end. Derived from the port when ROOT_URL is not set; never stored. */
    readonly rootUrl: string;
    readonly rootUrlGiven: boolean;
    readonly proxies: number;
    readonly metricsToken: string | null;
  };
  readonly store: { readonly mongoUrl: string | null; readonly dataDir: string; readonly uploadsDir: string };
  /** Address of the mail server with everything in it; null: the settings say where it is. */
  readonly mailUrl: string | null;
  readonly log: { readonly level: string };
  readonly admin: {
    readonly username: string;
    readonly password: string;
    readonly email: string | null;
    readonly name: string;
  } | null;
  readonly settingOverrides: Readonly<Record<string, string>>;
  readonly testMode: boolean;
  /** Where the built client lies; null: in this tree. */
  readonly clientDir: string | null;
}

export function createConfig(env: Environment): Config {
  return {
    http: {
      port: env.PORT,
      bindIp: env.BIND_IP,
      rootUrl: (env.ROOT_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
      rootUrlGiven: env.ROOT_URL !== undefined,
      proxies: env.HTTP_FORWARDED_COUNT,
      metricsToken: env.METRICS_TOKEN ?? null,
    },
    store: { mongoUrl: env.MONGO_URL ?? null, dataDir: resolve(env.DATA_DIR), uploadsDir: resolve(env.UPLOADS_DIR) },
    mailUrl: env.MAIL_URL ?? null,
    log: { level: env.LOG_LEVEL },
    admin:
      env.ADMIN_USERNAME && env.ADMIN_PASS
        ? {
            username: env.ADMIN_USERNAME,
            password: env.ADMIN_PASS,
            email: env.ADMIN_EMAIL ?? null,
            name: env.ADMIN_NAME ?? env.ADMIN_USERNAME,
          }
        : null,
    settingOverrides: env.settingOverrides,
    testMode: env.TEST_MODE,
    clientDir: env.CLIENT_DIR === undefined ? null : resolve(env.CLIENT_DIR),
  };
}
