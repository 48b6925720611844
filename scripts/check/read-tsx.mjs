import swc from '@swc/core';

// dependency-cruiser asks swc for TypeScript without JSX, which fails at the first element of a component. Loaded before
// it, this lets swc read each file as what its name says. The test of the layers plants a component, so that it will be
// noticed when this no longer helps or is no longer needed.
const parseFileSync = swc.parseFileSync.bind(swc);

/** @type {(file: string, options?: import('@swc/core').ParseOptions) => import('@swc/core').Module} */
const parseByName = (file, options) =>
  parseFileSync(file, { ...options, syntax: 'typescript', tsx: file.endsWith('.tsx') });

Object.assign(swc, { parseFileSync: parseByName });
