import type { MethodInput, MethodResult } from '../../server/contracts/methods.ts';
import { mergeDraft, NOTHING_AGREED, type AgreedDraft } from '../store/draft-merge.ts';

/** A draft's place: its room, or its thread. */
export type DraftPlace = { readonly roomId: string } | { readonly threadId: string };
export type AgreedDrafts = Readonly<Record<string, AgreedDraft>>;

export interface DraftSyncParts {
  /** What stands in the fields of this device, by thread or room. */
  readonly here: () => Readonly<Record<string, string>>;
  readonly put: (key: string, text: string) => void;
  readonly placeOf: (key: string) => DraftPlace;
  readonly save: (input: MethodInput<'draft:save'>) => Promise<MethodResult<'draft:save'>>;
  /** What was agreed on survives a reload beside the texts. */
  readonly load: () => AgreedDrafts;
  readonly store: (agreed: AgreedDrafts) => void;
  readonly waitMs?: number;
}

const WAIT_MS = 900;

/**
 * Carries begun texts between the devices of one person. Each text goes out a moment after the last key, and at once when the
 * field was emptied by sending; what was typed without a connection goes out when there is one.
 */
export class DraftSync {
  private readonly parts: DraftSyncParts;
  private agreed: AgreedDrafts = {};
  private online = false;
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly saving = new Set<string>();
  /** What went out and was not answered yet: what the server tells of it may be here first, or alone when the line broke. */
  private readonly unanswered = new Map<string, string>();
  /** What could not be saved, e.g. in a room that one has left: it is not tried again as it is. */
  private readonly refused = new Map<string, string>();

  constructor(parts: DraftSyncParts) {
    this.parts = parts;
  }

  /** A connection stands: everything that the server holds for this person, by key. */
  open(there: AgreedDrafts): void {
    this.close();
    this.agreed = this.parts.load();
    for (const [key, draft] of Object.entries(there)) this.take(key, draft);
    for (const [key, { text, revision }] of Object.entries(this.agreed)) {
      // Sent or emptied elsewhere, so long ago that the server has forgotten by now when.
      if (there[key] === undefined && text !== '') this.agreeAndMerge(key, { text: '', revision });
    }
    this.online = true;
    this.changedHere();
  }

  close(): void {
    this.online = false;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.refused.clear();
  }

  /** The texts of this device moved. */
  changedHere(): void {
    if (!this.online) return;
    const here = this.parts.here();
    for (const key of new Set([...Object.keys(here), ...Object.keys(this.agreed)])) {
      const text = here[key] ?? '';
      if (text === this.agreedOn(key).text || text === this.refused.get(key)) continue;
      this.plan(key, text === '' ? 0 : undefined);
    }
  }

  /** Another device, or this one, saved a text. */
  take(key: string, draft: AgreedDraft): void {
    if (draft.revision > this.agreedOn(key).revision) this.agreeAndMerge(key, draft);
  }

  private plan(key: string, waitMs = this.parts.waitMs ?? WAIT_MS): void {
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => void this.send(key), waitMs),
    );
  }

  private async send(key: string): Promise<void> {
    this.timers.delete(key);
    const text = this.parts.here()[key] ?? '';
    const known = this.agreedOn(key);
    if (!this.online || this.saving.has(key) || text === known.text) return;
    this.saving.add(key);
    this.unanswered.set(key, text);
    try {
      const asked = { ...this.parts.placeOf(key), text, revision: known.revision };
      const { draft, accepted } = await this.parts.save(asked);
      if (accepted) this.agree(key, { text, revision: draft.revision });
      else this.take(key, draft);
      this.unanswered.delete(key);
      this.refused.delete(key);
    } catch {
      this.refused.set(key, text);
    } finally {
      this.saving.delete(key);
    }
    this.changedHere();
  }

  private agreeAndMerge(key: string, draft: AgreedDraft): void {
    // One's own text coming back is no news: what was typed or emptied since then stays so.
    const isEcho = this.unanswered.get(key) === draft.text;
    const before = isEcho ? draft.text : this.agreedOn(key).text;
    const here = this.parts.here()[key] ?? '';
    this.unanswered.delete(key);
    this.agree(key, draft);
    const merged = mergeDraft(before, here, draft.text);
    if (merged !== here) this.parts.put(key, merged);
    if (merged !== draft.text) this.plan(key);
  }

  private agreedOn(key: string): AgreedDraft {
    return this.agreed[key] ?? NOTHING_AGREED;
  }

  private agree(key: string, draft: AgreedDraft): void {
    const held = this.agreedOn(key);
    if (draft.revision < held.revision) return;
    this.agreed = { ...this.agreed, [key]: draft };
    this.parts.store(this.agreed);
  }
}
