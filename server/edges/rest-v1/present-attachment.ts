import type { Attachment } from '../../contracts/attachment.ts';
import type { Message, Quoted } from '../../domain/messages/index.ts';

/** A card as programs sent it, in Rocket.Chat's names. */
export function presentAttachment(attachment: Attachment): object {
  return {
    ...optional('color', attachment.color),
    ...optional('pretext', attachment.pretext),
    ...optional('author_name', attachment.authorName),
    ...optional('author_link', attachment.authorLink),
    ...optional('author_icon', attachment.authorIcon),
    ...optional('title', attachment.title),
    ...optional('title_link', attachment.titleLink),
    ...optional('text', attachment.text),
    ...optional('description', attachment.description),
    ...optional('fields', attachment.fields),
    ...optional('image_url', attachment.imageUrl),
    ...optional('thumb_url', attachment.thumbUrl),
    ...optional('audio_url', attachment.audioUrl),
    ...optional('video_url', attachment.videoUrl),
    ...optional('message_link', attachment.messageLink),
    ...optional(
      'actions',
      attachment.actions?.map((action) => ({ type: 'button', ...action })),
    ),
    ...optional('footer', attachment.footer),
    ...optional('ts', attachment.sentAt),
    ...optional('collapsed', attachment.collapsed),
  };
}

/** A quoted message as a card: who said it, what, and where; `within`: the cards of what it quotes itself. */
export function presentQuote({ message, room }: Quoted, rootUrl: string, within: readonly object[] = []): object {
  const place = room.kind === 'direct' ? room._id : room.name;
  return {
    text: message.body,
    author_name: message.alias ?? message.author.username,
    author_icon: `/avatar/${message.author.username}`,
    message_link: `${rootUrl}/${room.kind}/${encodeURIComponent(place)}?msg=${message._id}`,
    ts: message.sentAt.toISOString(),
    attachments: [
      ...within,
      ...(message.attachments ?? []).map(presentAttachment),
      ...message.files.map(presentFileAttachment),
    ],
  };
}

/** Rocket.Chat shows a file by an attachment whose fields are named after its kind. */
export function presentFileAttachment({ id, name, type, size, image }: Message['files'][number]): object {
  const link = `/file-upload/${id}/${encodeURIComponent(name)}`;
  const shared = { type: 'file', title: name, title_link: link, title_link_download: true };
  if (image !== null) {
    return {
      ...shared,
      image_url: image.thumb === null ? link : `${link}?thumb=1`,
      image_type: type,
      image_size: size,
      image_dimensions: { width: image.width, height: image.height },
    };
  }
  if (type.startsWith('audio/')) return { ...shared, audio_url: link, audio_type: type, audio_size: size };
  if (type.startsWith('video/')) return { ...shared, video_url: link, video_type: type, video_size: size };
  return { ...shared, format: name.split('.').at(-1)?.toUpperCase() ?? '', size };
}

function optional(name: string, value: unknown): object {
  return value === undefined ? {} : { [name]: value };
}
