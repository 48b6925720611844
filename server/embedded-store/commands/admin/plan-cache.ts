import { Doc } from '../../bson/values.ts';
import type { Command } from '../command.ts';

/** Plans are chosen anew for every query, so there is nothing to forget; filters on indexes are not known. */
export const planCacheClear: Command = { names: ['planCacheClear'], run: () => ({ fields: new Doc() }) };

export const planCacheListFilters: Command = {
  names: ['planCacheListFilters'],
  run: () => ({ fields: Doc.of({ filters: [] }) }),
};

export const planCacheClearFilters: Command = { names: ['planCacheClearFilters'], run: () => ({ fields: new Doc() }) };
