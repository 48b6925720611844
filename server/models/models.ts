import type { Db } from 'mongodb';
import { ensureIndexes } from '../store/indexes.ts';
import { createCustomEmoji, customEmojiIndexes } from './custom-emoji.ts';
import { createCustomSounds, customSoundIndexes } from './custom-sounds.ts';
import { createCustomStatuses, customStatusIndexes } from './custom-statuses.ts';
import { createDrafts, draftIndexes } from './drafts.ts';
import { avatarIndexes, createAvatars } from './avatars.ts';
import { createExports, exportIndexes } from './exports.ts';
import { createImports, importIndexes } from './imports.ts';
import { createFiles, fileIndexes } from './files.ts';
import { callIndexes, createCalls } from './calls.ts';
import { createInstances } from './instances.ts';
import { createIntegrations, integrationIndexes } from './integrations.ts';
import { createInvites, inviteIndexes } from './invites.ts';
import { createJobs, jobIndexes } from './jobs.ts';
import { createLinkPreviews } from './link-previews.ts';
import { createMembers, memberIndexes } from './members.ts';
import { createMessages, messageIndexes } from './messages.ts';
import { createMessageVersions, messageVersionIndexes } from './message-versions.ts';
import { createPermissionsCollection } from './permissions.ts';
import { createPresences, presenceIndexes } from './presences.ts';
import { createReadUndos, readUndoIndexes } from './read-undos.ts';
import { createReminders, reminderIndexes } from './reminders.ts';
import { createReports, reportIndexes } from './reports.ts';
import { createRooms, roomIndexes } from './rooms.ts';
import { createScheduled, scheduledIndexes } from './scheduled.ts';
import { createSearchWords, searchWordIndexes } from './search-words.ts';
import { createSessions, sessionIndexes } from './sessions.ts';
import { createSettingsCollection } from './settings.ts';
import { createSidebars } from './sidebars.ts';
import { createSignals, signalIndexes } from './signals.ts';
import { createThreadReads, threadReadIndexes } from './thread-reads.ts';
import { createUsers, userIndexes } from './users.ts';

/** Collection → its indexes; made at start when missing. */
export const declaredIndexes = {
  users: userIndexes,
  sessions: sessionIndexes,
  rooms: roomIndexes,
  members: memberIndexes,
  messages: messageIndexes,
  messageVersions: messageVersionIndexes,
  threadReads: threadReadIndexes,
  searchWords: searchWordIndexes,
  integrations: integrationIndexes,
  signals: signalIndexes,
  presences: presenceIndexes,
  sidebars: [],
  customEmoji: customEmojiIndexes,
  customSounds: customSoundIndexes,
  customStatuses: customStatusIndexes,
  readUndos: readUndoIndexes,
  invites: inviteIndexes,
  jobs: jobIndexes,
  files: fileIndexes,
  calls: callIndexes,
  avatars: avatarIndexes,
  scheduled: scheduledIndexes,
  reminders: reminderIndexes,
  drafts: draftIndexes,
  exports: exportIndexes,
  imports: importIndexes,
  reports: reportIndexes,
} as const;

export type Models = ReturnType<typeof createModels>;

export function createModels(db: Db) {
  return {
    users: createUsers(db),
    sessions: createSessions(db),
    rooms: createRooms(db),
    linkPreviews: createLinkPreviews(db),
    members: createMembers(db),
    messages: createMessages(db),
    messageVersions: createMessageVersions(db),
    threadReads: createThreadReads(db),
    searchWords: createSearchWords(db),
    settings: createSettingsCollection(db),
    permissions: createPermissionsCollection(db),
    integrations: createIntegrations(db),
    signals: createSignals(db),
    presences: createPresences(db),
    sidebars: createSidebars(db),
    customEmoji: createCustomEmoji(db),
    customSounds: createCustomSounds(db),
    customStatuses: createCustomStatuses(db),
    readUndos: createReadUndos(db),
    instances: createInstances(db),
    invites: createInvites(db),
    jobs: createJobs(db),
    files: createFiles(db),
    calls: createCalls(db),
    avatars: createAvatars(db),
    scheduled: createScheduled(db),
    reminders: createReminders(db),
    drafts: createDrafts(db),
    exports: createExports(db),
    imports: createImports(db),
    reports: createReports(db),
  };
}

export async function prepareCollections(db: Db): Promise<void> {
  for (const [collection, indexes] of Object.entries(declaredIndexes)) await ensureIndexes(db, collection, indexes);
}
