import type { Collection, Db } from 'mongodb';

/** A running process. Its heartbeat also travels through the feed, which shows that the feed lives. */
export interface Instance {
  readonly _id: string;
  readonly startedAt: Date;
  readonly heartbeatAt: Date;
  readonly beat: number;
}

export type Instances = ReturnType<typeof createInstances>;

export function createInstances(db: Db) {
  const instances: Collection<Instance> = db.collection<Instance>('instances');
  return {
    /** @returns whether the process was not known: at its first beat, or when others had taken it for dead. */
    async beat(id: string, startedAt: Date, at: Date, beat: number): Promise<boolean> {
      const { upsertedCount } = await instances.updateOne(
        { _id: id },
        { $set: { heartbeatAt: at, beat }, $setOnInsert: { startedAt } },
        { upsert: true },
      );
      return upsertedCount === 1;
    },
    list: () => instances.find({}).toArray(),
    remove: (id: string) => instances.deleteOne({ _id: id }),
  };
}
