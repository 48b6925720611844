import type { ClipboardEvent } from 'react';
import { safeHref } from '../../../../server/contracts/markup/index.ts';
import { filesOf } from '../upload/check-file.ts';
import { applyEdit, selectedIn } from './apply-edit.ts';
import { link } from './edit-text.ts';

interface PasteOptions {
  /** Null where files are not accepted. */
  readonly onFiles: ((files: ReturnType<typeof filesOf>) => void) | null;
}

/** Files are attached, an address over selected words makes them a link, and what has a form keeps it as far as ours can. */
export function pasteInto(event: ClipboardEvent<HTMLTextAreaElement>, { onFiles }: PasteOptions): void {
  const { clipboardData: data, currentTarget: field } = event;
  const text = data.getData('text/plain');
  const html = data.getData('text/html');
  // Office programs lend a picture of what was copied beside its text.
  if (data.files.length > 0 && text === '') {
    if (onFiles === null) return;
    event.preventDefault();
    onFiles(filesOf(data));
    return;
  }
  const selected = selectedIn(field);
  const address = text.trim();
  if (selected.start !== selected.end && /^https?:\/\/\S+$/i.test(address) && safeHref(address) !== null) {
    event.preventDefault();
    applyEdit(field, link(selected.text.slice(selected.start, selected.end), address, selected));
    return;
  }
  // Editors of code copy their colours; the text alone is what was meant. So it is within code.
  const isCode = data.types.includes('vscode-editor-data') || isInFence(selected.text.slice(0, selected.start));
  if (html === '' || isCode) return;
  event.preventDefault();
  void import('./html-to-markdown.ts').then(({ isRich, htmlToMarkdown }) => {
    const insert = isRich(html) ? htmlToMarkdown(html) || text : text;
    const { start: from, end: to } = selectedIn(field);
    applyEdit(field, { from, to, insert, select: [from + insert.length, from + insert.length] });
  });
}

function isInFence(before: string): boolean {
  return (before.match(/^```/gm)?.length ?? 0) % 2 === 1;
}
