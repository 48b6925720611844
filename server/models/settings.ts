import type { Collection, Db } from 'mongodb';

export interface StoredSetting {
  readonly _id: string;
  readonly value: string | number | boolean;
  readonly updatedAt: Date;
}

export type SettingsCollection = ReturnType<typeof createSettingsCollection>;

/** Only values that somebody changed are here; defaults stand in the catalogue. */
export function createSettingsCollection(db: Db) {
  const settings: Collection<StoredSetting> = db.collection<StoredSetting>('settings');
  return {
    all: () => settings.find({}).toArray(),
    set: (id: string, value: StoredSetting['value'], at: Date) =>
      settings.updateOne({ _id: id }, { $set: { value, updatedAt: at } }, { upsert: true }),
  };
}
