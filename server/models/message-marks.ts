import type { Collection, UpdateFilter } from 'mongodb';
import type { Message, Reactor } from './messages.ts';

/** What people put on a message: reactions and stars. */
export function messageMarks(messages: Collection<Message>) {
  return {
    /** A reaction is a set by person: twice counts once. */
    addReaction: (id: string, emoji: string, reactor: Reactor, at: Date, rev: number) =>
      messages.findOneAndUpdate(
        { _id: id, deletedAt: null, [`reactions.${emoji}.id`]: { $ne: reactor.id } },
        { $push: { [`reactions.${emoji}`]: reactor }, $set: { updatedAt: at }, $max: { rev } } as UpdateFilter<Message>,
        { returnDocument: 'after' },
      ),
    async removeReaction(id: string, emoji: string, userId: string, at: Date, rev: number) {
      await messages.updateOne({ _id: id }, {
        $pull: { [`reactions.${emoji}`]: { id: userId } },
        $set: { updatedAt: at },
        $max: { rev },
      } as UpdateFilter<Message>);
      // An emoji that nobody holds any more goes away; somebody who came between keeps it.
      await messages.updateOne({ _id: id, [`reactions.${emoji}`]: { $size: 0 } }, {
        $unset: { [`reactions.${emoji}`]: '' },
      } as UpdateFilter<Message>);
      return messages.findOne({ _id: id });
    },
    /**
     * Private to the one who stars: it takes no rev, and nobody else is told. `starChange` says in the change log whose star it
     * was. @returns null when it was so already.
     */
    setStarred: (id: string, userId: string, starred: boolean) =>
      messages.findOneAndUpdate(
        { _id: id, deletedAt: null, starredBy: starred ? { $ne: userId } : userId },
        { [starred ? '$addToSet' : '$pull']: { starredBy: userId }, $set: { starChange: { userId, starred } } },
        { returnDocument: 'after' },
      ),
    async starredIds(userId: string, limit: number): Promise<string[]> {
      const rows = await messages
        .find({ starredBy: userId }, { projection: { _id: 1 } })
        .sort({ seq: -1 })
        .limit(limit)
        .toArray();
      return rows.map(({ _id }) => _id);
    },
  };
}
