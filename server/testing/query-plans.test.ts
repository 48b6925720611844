import { describe, expect, it } from '@jest/globals';
import type { Collection, Document } from 'mongodb';
import { OF_A_TEST } from './query-plans.ts';
import { testWorld } from './world.ts';

type Ask = (messages: Collection<Document & { _id: string }>) => Promise<unknown>;

describe('a test world', () => {
  it.each<[string, Ask]>([
    ['find', (messages) => messages.find({ nope: 1 }).toArray()],
    ['find in an order', (messages) => messages.find({}).sort({ nope: 1 }).toArray()],
    ['count', (messages) => messages.countDocuments({ nope: 1 })],
    ['distinct', (messages) => messages.distinct('body', { nope: 1 })],
    ['aggregate', (messages) => messages.aggregate([{ $match: { nope: 1 } }, { $group: { _id: '$body' } }]).toArray()],
    ['update', (messages) => messages.updateMany({ nope: 1 }, { $set: { a: 1 } })],
    ['delete', (messages) => messages.deleteOne({ nope: 1 })],
    ['findAndModify', (messages) => messages.findOneAndUpdate({ nope: 1 }, { $set: { a: 1 } })],
  ])('ends with an error when a query has no index: %s', async (_, ask) => {
    const world = await testWorld();
    await ask(world.database.db.collection('messages'));
    await expect(world.close()).rejects.toThrow(/Queries without an index:\n.*"messages"/);
  });

  it('ends well when all have one, and what a test asks itself is its own affair', async () => {
    const world = await testWorld();
    const messages = world.database.db.collection('messages');
    await messages.find({ roomId: 'r' }).sort({ seq: -1 }).limit(50).toArray();
    await messages.find({ other: 1 }, { comment: OF_A_TEST }).toArray();
    await world.close();
  });
});
