import { readFileSync } from 'node:fs';
import { z } from 'zod';

const flag = z.enum(['true', 'false', '1', '0', 'yes', 'no']).transform((word) => ['true', '1', 'yes'].includes(word));

/** Every variable that is there for who runs Parley, beside `OVERWRITE_SETTING_<id>`. This file is the only reader of the environment. */
export const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  BIND_IP: z.string().default('0.0.0.0'),
  ROOT_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().default('./data'),
  UPLOADS_DIR: z.string().default('./uploads'),
  MONGO_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
    .optional(),
  MONGO_OPLOG_URL: z.string().optional(),
  MAIL_URL: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ADMIN_USERNAME: z.string().optional(),
  ADMIN_PASS: z.string().optional(),
  ADMIN_EMAIL: z.string().optional(),
  ADMIN_NAME: z.string().optional(),
  /** How many reverse proxies stand before the server; their X-Forwarded-For is believed, nobody else's. */
  HTTP_FORWARDED_COUNT: z.coerce.number().int().min(0).max(10).default(0),
  METRICS_TOKEN: z.string().optional(),
  TEST_MODE: flag.default(false),
});

/** For who develops it, and so in no manual. */
const developmentSchema = z.object({
  /** A built client other than the one of this tree, so that a journey can keep to a build of its own. */
  CLIENT_DIR: z.string().optional(),
});

const everySchema = environmentSchema.extend(developmentSchema.shape);

export type Environment = z.infer<typeof everySchema> & {
  readonly settingOverrides: Readonly<Record<string, string>>;
};

/** The environment does not fit; the message lists what, a line each. */
export class ConfigurationFault extends Error {}

/**
 * Reads and checks the environment; `<NAME>_FILE` names a file that holds the value (Docker secrets).
 * @throws ConfigurationFault
 */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const given: Record<string, string> = {};
  for (const name of Object.keys(everySchema.shape)) {
    const file = source[`${name}_FILE`];
    const value = source[name] ?? (file === undefined ? undefined : readFileSync(file, 'utf8').trim());
    if (value !== undefined && value !== '') given[name] = value;
  }

  const parsed = everySchema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigurationFault(`The configuration is not right.\n  ${faults.join('\n  ')}`);
  }

  const settingOverrides: Record<string, string> = {};
  for (const [name, value] of Object.entries(source)) {
    if (name.startsWith('OVERWRITE_SETTING_') && value !== undefined) settingOverrides[name.slice(18)] = value;
  }
  return { ...parsed.data, settingOverrides };
}
