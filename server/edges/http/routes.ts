import type { Endpoint, Method } from './endpoint.ts';

export type Found =
  | { readonly endpoint: Endpoint; readonly params: Readonly<Record<string, string>> }
  | { readonly allowed: readonly Method[] }
  | null;

export interface RouteTable {
  /** The endpoint of a path and method; or which methods that path has; or null. */
  find(method: string, path: string): Found;
}

interface Place {
  readonly segments: readonly string[];
  readonly byMethod: Map<string, Endpoint>;
}

/** @throws Error when two endpoints have one route. */
export function createRouteTable(endpoints: readonly Endpoint[]): RouteTable {
  const exact = new Map<string, Place>();
  const patterns: Place[] = [];

  for (const endpoint of endpoints) {
    const place = exact.get(endpoint.path) ?? { segments: endpoint.path.split('/'), byMethod: new Map() };
    if (place.byMethod.has(endpoint.method)) throw new Error(`Two endpoints for ${endpoint.method} ${endpoint.path}.`);
    place.byMethod.set(endpoint.method, endpoint);
    if (!exact.has(endpoint.path) && endpoint.path.includes('/:')) patterns.push(place);
    exact.set(endpoint.path, place);
  }

  return {
    find(method, path) {
      const segments = path.split('/');
      const place = path.includes('/:')
        ? undefined
        : (exact.get(path) ?? patterns.find((candidate) => fits(candidate.segments, segments)));
      if (place === undefined) return null;
      const endpoint = place.byMethod.get(method) ?? (method === 'HEAD' ? place.byMethod.get('GET') : undefined);
      if (endpoint === undefined) return { allowed: [...place.byMethod.keys()] as Method[] };
      const params = paramsOf(place.segments, segments);
      return params === null ? null : { endpoint, params };
    },
  };
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => (part.startsWith(':') ? segments[index] !== '' : part === segments[index]))
  );
}

/** @returns null when a segment cannot be decoded: such a path leads nowhere. */
function paramsOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  try {
    return Object.fromEntries(
      pattern.flatMap((part, index) =>
        part.startsWith(':') ? [[part.slice(1), decodeURIComponent(segments[index] ?? '')]] : [],
      ),
    );
  } catch {
    return null;
  }
}
