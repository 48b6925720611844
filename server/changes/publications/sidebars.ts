import type { Sidebar } from '../../models/sidebars.ts';
import { each, type Publication } from '../publication.ts';

export const sidebars: Publication<Sidebar> = {
  collection: 'sidebars',
  matches: [{ operationType: { $in: ['insert', 'update'] } }],
  announce: each(({ id, document }) =>
    document === null ? [] : [{ name: 'sidebar:changed', audience: { user: id }, data: document }],
  ),
};
