interface Addressed {
  readonly id: string;
  readonly kind: 'channel' | 'group' | 'direct';
  readonly name: string;
}

/** Where a room is shown, as the router takes it. */
export function roomLink(room: Addressed) {
  switch (room.kind) {
    case 'channel':
      return { to: '/channel/$name', params: { name: room.name } } as const;
    case 'group':
      return { to: '/group/$name', params: { name: room.name } } as const;
    case 'direct':
      return { to: '/direct/$roomId', params: { roomId: room.id } } as const;
  }
}

/** The same as a path, for links that leave the page. */
export function roomPath(room: Addressed): string {
  return `/${room.kind}/${encodeURIComponent(room.kind === 'direct' ? room.id : room.name)}`;
}
