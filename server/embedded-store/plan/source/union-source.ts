import type { RecordId } from '../../store/collection.ts';
import type { Source, Step } from './source.ts';
import { END } from './source.ts';

/** One source after the other; they share what they have seen, so that no record comes twice. */
export class UnionSource implements Source {
  private current = 0;

  constructor(private readonly branches: readonly Source[]) {}

  get id(): RecordId {
    return this.branches[this.current]?.id ?? 0;
  }

  get document(): Buffer {
    return this.branches[this.current]?.document ?? Buffer.alloc(0);
  }

  get keysExamined(): number {
    return this.branches.reduce((sum, branch) => sum + branch.keysExamined, 0);
  }

  get docsExamined(): number {
    return this.branches.reduce((sum, branch) => sum + branch.docsExamined, 0);
  }

  advance(): Step {
    for (;;) {
      const branch = this.branches[this.current];
      if (branch === undefined) return END;
      const step = branch.advance();
      if (step !== END) return step;
      this.current++;
    }
  }

  rest(): void {
    this.branches[this.current]?.rest();
  }

  readAnew(): void {
    this.branches[this.current]?.readAnew?.();
  }
}
