import type { FoundPerson, FoundRoom, Import } from '../../../domain/import/index.ts';

/** Which part of an import is under way, in this API's words. */
const phases = {
  people: 'importer_importing_users',
  rooms: 'importer_importing_channels',
  messages: 'importer_importing_messages',
} as const;
const checks = {
  people: 'importer_preparing_users',
  rooms: 'importer_preparing_channels',
  messages: 'importer_preparing_messages',
} as const;

const kinds: Readonly<Record<string, string>> = { slack: 'Slack', csv: 'CSV' };
export const importers = Object.entries(kinds).map(([key, name]) => ({ key, name }));

export function presentOperation(row: Import) {
  return {
    _id: row._id,
    type: row.origin === null ? '' : (kinds[row.origin] ?? row.origin),
    importerKey: row.origin ?? '',
    file: row.fileName,
    user: row.userId,
    ts: row.createdAt.toISOString(),
    _updatedAt: (row.finishedAt ?? row.seenAt ?? row.startedAt ?? row.createdAt).toISOString(),
    status: stepOf(row),
    valid: row.state !== 'failed' && row.state !== 'cancelled',
    ...(row.reason === null ? {} : { error: row.reason }),
    count: countsOf(row),
  };
}

export function presentProgress(row: Import) {
  const { done: completed, total } = row.progress ?? { done: 0, total: 0 };
  return {
    key: row.origin ?? '',
    name: row.origin === null ? '' : (kinds[row.origin] ?? row.origin),
    step: stepOf(row),
    count: { completed, total, error: leftOut(row) },
  };
}

export function presentFound(row: Import) {
  return {
    users: row.people.map(presentPerson),
    channels: row.rooms.map(presentRoom),
    message_count: row.report?.messages.made ?? 0,
  };
}

/** What is left out and why, and how much of everything there is: of the check, then of the import. */
function countsOf({ report }: Import) {
  if (report === null) return {};
  return {
    users: report.people.made + report.people.found,
    channels: report.rooms.made + report.rooms.found,
    messages: report.messages.made + report.messages.found,
    files: report.files.made,
    skipped: report.skipped,
  };
}

function leftOut({ report }: Import): number {
  return Object.values(report?.skipped ?? {}).reduce((sum, count) => sum + count, 0);
}

export function stepOf({ state, progress }: Import): string {
  switch (state) {
    case 'checking':
      return progress === null ? 'importer_preparing_started' : checks[progress.phase];
    case 'ready':
      return 'importer_user_selection';
    case 'running':
      return progress === null ? 'importer_importing_started' : phases[progress.phase];
    case 'done':
      return 'importer_done';
    case 'failed':
      return 'importer_import_failed';
    case 'cancelled':
      return 'importer_import_cancelled';
  }
}

function presentPerson({ key, username, email, bot, active, known }: FoundPerson) {
  return { user_id: key, username, email, is_deleted: !active, is_bot: bot, do_import: true, is_email_taken: known };
}

function presentRoom({ key, kind, name, archived }: FoundRoom) {
  return {
    channel_id: key,
    name,
    creator: '',
    is_archived: archived,
    do_import: true,
    is_private: kind !== 'channel',
    is_direct: kind === 'direct',
  };
}
