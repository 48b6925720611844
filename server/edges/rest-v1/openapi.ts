import { z } from 'zod';
import { Reply } from '../http/answer.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { productVersion } from '../http/product-version.ts';

const tokens = [{ authToken: [], userId: [] }];

/** The description of this API for programs (OpenAPI 3.1), made from the endpoints as they are declared. */
export function describeApi(endpoints: readonly Endpoint[]): Endpoint {
  let description: object | null = null;
  return endpoint({
    route: 'GET /api/v1/openapi.json',
    access: 'anyone',
    async handle() {
      description ??= describe(endpoints);
      return new Reply(200, description);
    },
  });
}

function describe(endpoints: readonly Endpoint[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const one of endpoints) {
    const path = one.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: operationOf(one) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley REST API',
      version: productVersion,
      description: "In the dialect of Rocket.Chat's REST API.",
    },
    paths,
    components: {
      securitySchemes: {
        authToken: { type: 'apiKey', in: 'header', name: 'X-Auth-Token' },
        userId: { type: 'apiKey', in: 'header', name: 'X-User-Id' },
      },
    },
  };
}

function operationOf({ path, access, params, query, body }: Endpoint): object {
  const name = path.replace(/^\/api\/(v1\/)?/, '');
  return {
    tags: [/^[\w-]+/.exec(name)?.[0] ?? 'api'],
    ...(access === 'anyone' ? {} : { security: tokens }),
    ...(typeof access === 'object' ? { 'x-permission': access.permission } : {}),
    parameters: [...parametersOf('path', params), ...parametersOf('query', query)],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }),
    responses: {
      200: { description: 'Done' },
      400: { description: 'Refused; `errorType` says why' },
      ...(access === 'anyone' ? {} : { 401: { description: 'Not logged in' } }),
      ...(typeof access === 'object' ? { 403: { description: `Needs ${access.permission}` } } : {}),
      429: { description: 'Too many requests' },
    },
  };
}

function parametersOf(place: 'path' | 'query', schema: z.ZodType | undefined): object[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema);
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }));
}

function schemaOf(schema: z.ZodType): {
  readonly properties?: Record<string, unknown>;
  readonly required?: readonly string[];
} {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return shape;
}
