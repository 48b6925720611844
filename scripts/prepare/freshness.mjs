import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Remembers from which sources a result was made, so that making it again can be skipped.
 *
 * Looking at sizes and times is quick and enough on a usual start; when they differ, contents decide, so that switching
 * branches back and forth does not build for nothing.
 */
export class Freshness {
  /**
   * @param {string} root
   * @param {{ stamp: string, sources: readonly string[], keep: (path: string) => boolean }} what
   *   `stamp`: the file to remember in; `sources`: files and folders, all relative to `root`; `keep`: which files count
   */
  constructor(root, { stamp, sources, keep }) {
    this.root = root;
    this.stamp = join(root, stamp);
    this.sources = sources;
    this.keep = keep;
  }

  /** @returns {boolean} whether nothing has changed since `remember` */
  isFresh() {
    if (!existsSync(this.stamp)) return false;
    const [look, contents] = readFileSync(this.stamp, 'utf8').split('\n');
    const files = this.#files();
    if (look === this.#look(files)) return true;
    if (contents !== this.#contents(files)) return false;
    this.remember(this.snapshot());
    return true;
  }

  /** To be called before the result is made, so that a broken attempt is never taken for a whole one. */
  forget() {
    rmSync(this.stamp, { force: true });
  }

  /**
   * The sources as they stand. Taken before the result is made: what is edited meanwhile is not in the result.
   * @returns {string}
   */
  snapshot() {
    const files = this.#files();
    return `${this.#look(files)}\n${this.#contents(files)}\n`;
  }

  /** @param {string} snapshot */
  remember(snapshot) {
    mkdirSync(dirname(this.stamp), { recursive: true });
    writeFileSync(this.stamp, snapshot);
  }

  /** @returns {string[]} */
  #files() {
    /** @type {string[]} */
    const found = [];
    for (const source of this.sources) this.#collect(source, found);
    return found.sort();
  }

  /**
   * @param {string} path
   * @param {string[]} found
   */
  #collect(path, found) {
    const full = join(this.root, path);
    const stats = statSync(full, { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (!stats.isDirectory()) {
      found.push(path);
      return;
    }
    for (const entry of readdirSync(full, { withFileTypes: true })) {
      const inner = `${path}/${entry.name}`;
      if (entry.isDirectory()) this.#collect(inner, found);
      else if (this.keep(inner)) found.push(inner);
    }
  }

  /** @param {string[]} files */
  #look(files) {
    return hash(files, (file) => {
      const { size, mtimeMs } = statSync(join(this.root, file));
      return `${size} ${mtimeMs}`;
    });
  }

  /** @param {string[]} files */
  #contents(files) {
    return hash(files, (file) => readFileSync(join(this.root, file)));
  }
}

/**
 * @param {string[]} files
 * @param {(file: string) => string | Buffer} read
 */
function hash(files, read) {
  const sum = createHash('sha256');
  for (const file of files) sum.update(file).update('\0').update(read(file)).update('\0');
  return sum.digest('hex');
}
