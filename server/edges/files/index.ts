import { serve, type Counter, type Handler } from '../http/serve.ts';
import { download, downloadById } from './download.ts';
import { presentFault } from './present-fault.ts';

export const fileEndpoints = [download, downloadById];

/** Uploads as people and their programs fetch them: `/file-upload/<id>/<name>`. */
export function createFileEdge(counter: Counter): Handler {
  return serve(counter, fileEndpoints, {
    success: (result) => ({ status: 200, body: result as object }),
    failure: presentFault,
  });
}
