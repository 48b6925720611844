import { Doc, Int32 } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Command } from '../command.ts';
import { FEATURE_VERSION } from './version.ts';

/** There is one version to be compatible with. */
export const setFeatureCompatibilityVersion: Command = {
  names: ['setFeatureCompatibilityVersion'],
  adminOnly: true,
  writes: true,
  run({ body, args }) {
    const wanted = body.get('setFeatureCompatibilityVersion');
    if (typeof wanted !== 'string') throw args.wrongType('setFeatureCompatibilityVersion', wanted, 'string');
    if (wanted === FEATURE_VERSION) return { fields: new Doc() };
    throw new StoreError(
      4926900,
      `Invalid feature compatibility version value '${wanted}': the embedded store has '${FEATURE_VERSION}' only`,
    );
  },
};

/** What can be set is set on the command line, when the store starts. */
export const setParameter: Command = {
  names: ['setParameter'],
  adminOnly: true,
  run({ body }) {
    const name = body.names[1];
    const what =
      name === undefined || name.startsWith('$') || name === 'lsid'
        ? 'no option found to set'
        : `attempted to set unrecognized parameter [${name}]`;
    throw new StoreError('InvalidOptions', what);
  },
};

export const getDefaultRWConcern: Command = {
  names: ['getDefaultRWConcern'],
  adminOnly: true,
  run: () => ({
    fields: Doc.of({
      defaultReadConcern: Doc.of({ level: 'local' }),
      defaultWriteConcern: Doc.of({ w: 'majority', wtimeout: new Int32(0) }),
      defaultWriteConcernSource: 'implicit',
      defaultReadConcernSource: 'implicit',
      localUpdateWallClockTime: new Date(),
    }),
  }),
};

/** The set is there from the beginning. */
export const replSetInitiate: Command = {
  names: ['replSetInitiate'],
  adminOnly: true,
  run() {
    throw new StoreError('AlreadyInitialized', 'already initialized');
  },
};

export const features: Command = {
  names: ['features'],
  run: () => ({ fields: Doc.of({ js: false }) }),
};

/** This server asks no other one. */
export const connPoolStats: Command = {
  names: ['connPoolStats'],
  run: () => ({
    fields: Doc.of({
      numClientConnections: new Int32(0),
      numAScopedConnections: new Int32(0),
      totalInUse: new Int32(0),
      totalAvailable: new Int32(0),
      totalCreated: new Int32(0),
      pools: new Doc(),
      hosts: new Doc(),
    }),
  }),
};
