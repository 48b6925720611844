import { ensureBuilt } from '../prepare/build.mjs';
import { ensurePackages } from '../prepare/packages.mjs';
import { reportFailure } from '../prepare/report-failure.mjs';
import { root } from '../prepare/root.mjs';

/** Leaves `dist/server` and `dist/client` as their sources say. */
export async function build() {
  try {
    await ensurePackages(root);
    await ensureBuilt(root);
  } catch (error) {
    reportFailure(error);
  }
}
