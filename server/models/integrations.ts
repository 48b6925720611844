import type { Collection, Db } from 'mongodb';
import type { IndexDeclaration } from '../store/indexes.ts';

/** An incoming webhook. Its token is stored as a hash and shown once. */
export interface Integration {
  readonly _id: string;
  readonly kind: 'incoming';
  readonly name: string;
  readonly enabled: boolean;
  /** `#channel` or `@username`, one or more. */
  readonly channels: readonly string[];
  /** Whose messages they are. */
  readonly userId: string;
  readonly alias: string;
  readonly emoji: string;
  readonly avatarUrl: string;
  /** The caller may not choose another channel. */
  readonly channelFixed: boolean;
  readonly tokenHash: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export const integrationIndexes: readonly IndexDeclaration[] = [{ key: { createdBy: 1 } }];

export type Integrations = ReturnType<typeof createIntegrations>;

export function createIntegrations(db: Db) {
  const integrations: Collection<Integration> = db.collection<Integration>('integrations');
  return {
    insert: (integration: Integration) => integrations.insertOne(integration),
    find: (id: string) => integrations.findOne({ _id: id }),
    list: () => integrations.find({}).sort({ _id: -1 }).toArray(),
    update: (id: string, changes: Partial<Omit<Integration, '_id'>>) =>
      integrations.findOneAndUpdate({ _id: id }, { $set: changes }, { returnDocument: 'after' }),
    async remove(id: string): Promise<boolean> {
      return (await integrations.deleteOne({ _id: id })).deletedCount === 1;
    },
  };
}
