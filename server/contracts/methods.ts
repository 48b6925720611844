import type { z } from 'zod';
import type { ErrorCode, ErrorDetails } from './errors.ts';
import { attentionInputs, type AttentionResults } from './methods/attention.ts';
import { commandsInputs, type CommandsResults } from './methods/commands.ts';
import { filesInputs, type FilesResults } from './methods/files.ts';
import { customInputs, type CustomResults } from './methods/custom.ts';
import { directoryInputs, type DirectoryResults } from './methods/directory.ts';
import { discussionsInputs, type DiscussionsResults } from './methods/discussions.ts';
import { importsInputs, type ImportsResults } from './methods/imports.ts';
import { invitesInputs, type InvitesResults } from './methods/invites.ts';
import { laterInputs, type LaterResults } from './methods/later.ts';
import { messagesInputs, type MessagesResults } from './methods/messages.ts';
import { peopleInputs, type PeopleResults } from './methods/people.ts';
import { pollsInputs, type PollsResults } from './methods/polls.ts';
import { roomDataInputs, type RoomDataResults } from './methods/room-data.ts';
import { roomsInputs, type RoomsResults } from './methods/rooms.ts';
import { sessionInputs, type SessionResults } from './methods/session.ts';
import { teamsInputs, type TeamsResults } from './methods/teams.ts';
import { threadsInputs, type ThreadsResults } from './methods/threads.ts';
import { videoInputs, type VideoResults } from './methods/video.ts';
import { webhooksInputs, type WebhooksResults } from './methods/webhooks.ts';

export type { CommandView, CommandAnswer } from './methods/commands.ts';
export type { CustomEmojiView, CustomSoundView } from './methods/custom.ts';
export type { MessagePage, CatchUp, QuotedView } from './methods/messages.ts';
export type { OwnFileView } from './methods/files.ts';
export type { ImportChoices, ImportReportView, ImportView } from './methods/imports.ts';
export type { InviteView } from './methods/invites.ts';
export type { RoomFileView } from './methods/rooms.ts';
export type { Snapshot } from './methods/session.ts';
export type { WebhookView } from './methods/webhooks.ts';

/**
 * What our own client may ask over Socket.io: `socket.emit(name, input, (reply: MethodReply) => …)`. Every method has its
 * input schema and the type of its answer in `methods/<feature>.ts`, and one file in `edges/socket/methods`.
 */
export const methodInputs = {
  ...attentionInputs,
  ...commandsInputs,
  ...customInputs,
  ...directoryInputs,
  ...filesInputs,
  ...discussionsInputs,
  ...importsInputs,
  ...invitesInputs,
  ...laterInputs,
  ...messagesInputs,
  ...peopleInputs,
  ...pollsInputs,
  ...roomDataInputs,
  ...roomsInputs,
  ...sessionInputs,
  ...teamsInputs,
  ...threadsInputs,
  ...videoInputs,
  ...webhooksInputs,
} satisfies Record<string, z.ZodType>;

export interface MethodResults
  extends
    AttentionResults,
    CommandsResults,
    CustomResults,
    DirectoryResults,
    FilesResults,
    DiscussionsResults,
    ImportsResults,
    InvitesResults,
    LaterResults,
    MessagesResults,
    PeopleResults,
    PollsResults,
    RoomDataResults,
    RoomsResults,
    SessionResults,
    TeamsResults,
    ThreadsResults,
    VideoResults,
    WebhooksResults {}

export type MethodName = keyof typeof methodInputs & keyof MethodResults;
export type MethodInput<Name extends MethodName> = z.input<(typeof methodInputs)[Name]>;
export type MethodResult<Name extends MethodName> = MethodResults[Name];

export type MethodReply<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly error: { readonly code: ErrorCode; readonly details: ErrorDetails } };
