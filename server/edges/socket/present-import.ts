import type { ImportView } from '../../contracts/methods.ts';
import type { Import } from '../../domain/import/index.ts';

export function presentImport(row: Import): ImportView {
  const { report } = row;
  return {
    id: row._id,
    fileName: row.fileName,
    size: row.size,
    origin: row.origin,
    state: row.state,
    progress: row.progress,
    report:
      report === null
        ? null
        : {
            people: report.people,
            rooms: report.rooms,
            messages: report.messages,
            files: report.files.made,
            skipped: report.skipped,
          },
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
