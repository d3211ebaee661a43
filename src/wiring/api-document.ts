import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** Serves `/openapi.json`: every route of the JSON API and every page, made from the code at the first request. */
export function serveApiDocument(app: NestFastifyApplication): void {
  let kept: OpenAPIObject | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/openapi.json', () => (kept ??= describe(app)));
}

function describe(app: NestFastifyApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Pay It Forward')
    .setDescription('Bills of verified households wait, anybody pays one. Errors are problem+json (RFC 9457) with a stable `code`.')
    .setVersion('1')
    .build();
  return SwaggerModule.createDocument(app, about);
}
