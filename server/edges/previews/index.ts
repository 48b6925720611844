import type { Answer } from '../http/answer.ts';
import type { Fault } from '../http/errors.ts';
import { serve, type Counter, type Handler } from '../http/serve.ts';
import { outsidePictureOf } from './outside-picture.ts';
import { previewPicture } from './picture.ts';

/** Copies of the pictures of pages that messages link to: no reader's browser has to ask for them out there. */
export function createPreviewEdge(counter: Counter): Handler {
  const success = (result: unknown) => ({ status: 200, body: result as object });
  return serve(counter, [previewPicture, outsidePictureOf], { success, failure });
}

function failure(fault: Fault): Answer {
  if (fault.kind === 'bug') return { status: 500, body: `failed (${fault.requestId})` };
  if (fault.kind === 'too-many') return { status: 429, body: 'too many requests' };
  return { status: 404, body: 'not found' };
}
