import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** Serves `/openapi.json`: every route of the JSON API, made from the code at the first request. */
export function serveApiDocument(app: NestFastifyApplication): void {
  let kept: OpenAPIObject | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/openapi.json', () => (kept ??= describeApi(app)));
}

/** Made from the controllers alone: also of an application whose parts were never started. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Pay It Forward')
    .setDescription('Bills of verified households wait, anybody pays one. Errors are problem+json (RFC 9457) with a stable `code`.')
    .setVersion('1')
    .build();
  return withProblems(SwaggerModule.createDocument(app, about));
}

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** Every answer that is no success is a problem (RFC 9457), whatever the route. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  const text = { type: 'string' } as const;
  const Problem: Schema = {
    type: 'object',
    required: ['type', 'title', 'status', 'code'],
    properties: {
      type: { ...text, example: '/problems/need_unknown' },
      title: { ...text, description: 'A sentence in the language of Accept-Language' },
      detail: {
        ...text,
        description: 'The sentence of this very case, with its figures, where there is one: show it in place of the title',
      },
      status: { type: 'integer' },
      code: { ...text, description: 'Stable: what a program goes by' },
      field: { ...text, description: 'What of the body or the query it is about' },
    },
  };
  const answer = {
    description: 'A problem',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.delete, path.patch]) {
      if (operation) operation.responses['default'] = answer;
    }
  }
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem } };
  return document;
}
