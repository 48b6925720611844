import { refuse } from '../refuse.ts';

interface Inner {
  readonly children: Map<string, Inner | 'leaf'>;
}

const inner = (): Inner => ({ children: new Map() });

/** The paths that a projection has named so far: none of them may be a part of another. */
export class TakenPaths {
  readonly #root = inner();

  /** @throws StoreError 31249 for a path below one that was named, 31250 for one at or above it */
  take(path: readonly string[]): void {
    const level = this.#descend(path, path.length - 1);
    const last = path.at(-1) as string;
    if (level.children.has(last)) refuse(31250, `Path collision at ${path.join('.')}`);
    level.children.set(last, 'leaf');
  }

  /** Paths below this one follow. */
  passThrough(path: readonly string[]): void {
    const level = this.#descend(path, path.length - 1);
    if (level.children.get(path.at(-1) as string) === 'leaf') refuse(31250, `Path collision at ${path.join('.')}`);
  }

  #descend(path: readonly string[], depth: number): Inner {
    let level = this.#root;
    for (const [at, name] of path.slice(0, depth).entries()) {
      const next = level.children.get(name) ?? inner();
      if (next === 'leaf')
        return refuse(31249, `Path collision at ${path.join('.')} remaining portion ${path.slice(at + 1).join('.')}`);
      level.children.set(name, next);
      level = next;
    }
    return level;
  }
}
