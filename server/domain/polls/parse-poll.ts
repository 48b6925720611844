export interface ParsedPoll {
  readonly question: string;
  readonly options: readonly string[];
  readonly anonymous: boolean;
  readonly multiple: boolean;
}

const PARTS = /"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|(--anonymous|--multiple)(?=\s|$)/gu;

/** Reads what stands behind `/poll`: a question and answers in quotation marks, and what kind of poll it is. */
export function parsePoll(params: string): ParsedPoll {
  const found = [...params.matchAll(PARTS)];
  const flags = new Set(found.map(([, , , , flag]) => flag));
  const [question = '', ...options] = found.flatMap(([, straight, curly, low, flag]) =>
    flag === undefined ? [(straight ?? curly ?? low ?? '').trim()] : [],
  );
  return { question, options, anonymous: flags.has('--anonymous'), multiple: flags.has('--multiple') };
}
