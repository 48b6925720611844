import type { Texts } from '../texts.ts';

export const threads: Texts['threads'] = {
  title: 'Thread',
  all: 'Threads',
  reply: 'Im Thread antworten',
  replies_one: '{{count}} Antwort',
  replies_other: '{{count}} Antworten',
  last: 'zuletzt {{when}}',
  follow: 'Folgen',
  unfollow: 'Nicht mehr folgen',
  gone: 'Dieser Thread kann nicht gezeigt werden.',
  fromThread: 'Antwort aus einem Thread',
  alsoToRoom: 'Auch an {{room}} senden',
  placeholder: 'Antworten…',
  onlyFollowed: 'Nur Threads, denen ich folge',
  none: 'Noch keine Threads. Antworte auf eine Nachricht im Thread, dann erscheint er hier.',
  unread_one: '{{count}} ungelesen',
  unread_other: '{{count}} ungelesen',
  inbox: 'Threads',
  markAllRead: 'Alle als gelesen markieren',
  filters: { all: 'Alle', following: 'Gefolgt', unread: 'Ungelesen' },
  empty: { all: 'Noch keine Threads', following: 'Du folgst keinen Threads', unread: 'Alles ist gelesen' },
  emptyHint:
    'Antworten auf eine Nachricht sammeln sich hier. Du folgst einem Thread, wenn du darin antwortest oder erwähnt wirst.',
  unreadThreads_one: '{{count}} Thread mit Ungelesenem',
  unreadThreads_other: '{{count}} Threads mit Ungelesenem',
};
