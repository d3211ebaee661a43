// `npm run openapi`: writes docs/openapi.json, the copy of the API's document that a change of the API must change too, to be reviewed.
// The document is made from the controllers, and nothing is started for it: no database, no key, no port.
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { format } from 'prettier';
import { AppModule } from '../../src/app.module.js';
import { SystemClock } from '../../src/kernel/clock.js';
import { projectRoot, readSettings } from '../../src/platform/config/index.js';
import { describeApi } from '../../src/wiring/api-document.js';

// A preview makes nothing: these are never opened.
const nowhere = Object.fromEntries(
  ['DONOR', 'OFFICE', 'CASEWORK', 'NETWORK', 'BOOKS'].map((login) => [`DATABASE_URL_${login}`, `postgres://${login}@localhost/none`]),
);
const keys = Object.fromEntries(
  ['GIVING', 'RECEIVING', 'OFFICE'].map((hand) => [`${hand}_KEY`, Buffer.alloc(32, hand).toString('base64')]),
);
const settings = readSettings({ NODE_ENV: 'test', ...nowhere, ...keys });
const wiring = AppModule.with({ config: settings, clock: new SystemClock(), ticking: false });
const app = await NestFactory.create<NestFastifyApplication>(wiring, new FastifyAdapter(), {
  preview: true,
  logger: false,
  abortOnError: false,
});
const path = join(projectRoot(), 'docs', 'openapi.json');
writeFileSync(path, await format(JSON.stringify(describeApi(app)), { parser: 'json', printWidth: 140 }));
console.log(path);
