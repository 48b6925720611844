import { z } from 'zod';
import { idSchema } from '../ids.ts';

const keys = z.array(z.string().min(1).max(200)).max(10_000);

/** The archive itself comes by REST: `POST /api/v1/uploadImportFile`. Only for those who may import. */
export const importsInputs = {
  'import:list': z.object({}),
  /** With all that was found in it. */
  'import:get': z.object({ importId: idSchema }),
  /** What is named stays out. */
  'import:start': z.object({
    importId: idSchema,
    withoutPeople: keys.default([]),
    withoutRooms: keys.default([]),
  }),
  'import:cancel': z.object({ importId: idSchema }),
} satisfies Record<string, z.ZodType>;

export type ImportPhase = 'people' | 'rooms' | 'messages';

export interface ImportReportView {
  readonly people: { readonly made: number; readonly found: number };
  readonly rooms: { readonly made: number; readonly found: number };
  readonly messages: { readonly made: number; readonly found: number };
  readonly files: number;
  /** How often for each reason. */
  readonly skipped: Readonly<Record<string, number>>;
}

export interface ImportView {
  readonly id: string;
  readonly fileName: string;
  readonly size: number;
  readonly origin: string | null;
  readonly state: 'checking' | 'ready' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly progress: { readonly phase: ImportPhase; readonly done: number; readonly total: number } | null;
  /** Of the check until it runs, of the import then. */
  readonly report: ImportReportView | null;
  readonly reason: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

export interface ImportChoices {
  readonly people: readonly {
    readonly key: string;
    readonly username: string;
    readonly name: string;
    readonly bot: boolean;
    readonly known: boolean;
  }[];
  readonly rooms: readonly {
    readonly key: string;
    readonly kind: 'channel' | 'group' | 'direct';
    readonly name: string;
    readonly archived: boolean;
  }[];
  /** The first of what was left out. */
  readonly examples: readonly { readonly what: string; readonly reason: string }[];
}

export interface ImportsResults {
  'import:list': readonly ImportView[];
  'import:get': { readonly import: ImportView } & ImportChoices;
  'import:start': ImportView;
  'import:cancel': Record<never, never>;
}
