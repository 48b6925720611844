import type { Catalog } from './catalog.ts';
import type { CollectionState } from './collection-state.ts';

/** What a piece of work changes in the counts of collections: at once, or when the work is finished. */
export class CountChanges {
  private held: Map<CollectionState, { documents: number; bytes: number }> | undefined;

  constructor(private readonly catalog: Catalog) {}

  /** Others have their turns before the work is finished, and shall not see parts of it. */
  hold(): void {
    this.held = new Map();
  }

  add(collection: CollectionState, documents: number, bytes: number): void {
    if (this.held) {
      const known = this.held.get(collection) ?? { documents: 0, bytes: 0 };
      this.held.set(collection, { documents: known.documents + documents, bytes: known.bytes + bytes });
      return;
    }
    collection.count += documents;
    collection.size += bytes;
    this.catalog.noteCount(collection);
  }

  release(): void {
    const { held } = this;
    this.held = undefined;
    for (const [collection, { documents, bytes }] of held ?? []) this.add(collection, documents, bytes);
  }
}
