import { ConsoleLogger, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { AppConfig } from '../config/env.js';
import { ApiModule } from './api.module.js';
import { ACCOUNT_HEADER } from './modules/accounts/index.js';
import { Problem } from './platform/http/problem.js';

const BODY_LIMIT = 1024 * 1024;
const PREFIX = 'api/v1';
const LOG_LEVELS = ['error', 'warn', 'log', 'debug'] as const;

/** The HTTP application, not yet listening. With `connect` false it opens no connection and can only describe itself. */
export async function createApi(config: AppConfig, connect = true): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, requestIdHeader: false, genReqId: () => crypto.randomUUID() });
  adapter.getInstance().removeContentTypeParser('text/plain');
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forConfig(config, connect), adapter, {
    // Fastify's own JSON parser refuses prototype keys; no other body format is accepted.
    bodyParser: false,
    logger: new ConsoleLogger({ json: true, logLevels: LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(config.logLevel === 'info' ? 'log' : config.logLevel) + 1) }),
  });
  app.setGlobalPrefix(PREFIX, { exclude: ['livez', 'readyz'] });
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), { customSiteTitle: '督办 API', jsonDocumentUrl: 'api/openapi.json' });
  adapter.getInstance().get('/', (_, reply) => reply.redirect('/api/docs'));
  return app;
}

/** The OpenAPI description without a database: what `duban openapi` prints and `openapi.json` holds. */
export async function describeApi(config: AppConfig): Promise<OpenAPIObject> {
  const app = await createApi({ ...config, logLevel: 'error' }, false);
  return openApiDocument(app);
}

/** The OpenAPI description of the application, every operation with its problem answer. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle('督办 Duban API')
    .setDescription('把公文任务清单变成可督办的工作，逐项办到销号。演示模式下在请求头 X-Duban-Account 写明演示账号（见 GET /api/v1/demo-accounts）。')
    .setVersion('1')
    .addApiKey({ type: 'apiKey', in: 'header', name: ACCOUNT_HEADER, description: '演示账号，例如 liaison.commerce-bureau' }, 'account')
    .addSecurityRequirements('account')
    .addGlobalResponse({ status: 'default', description: '出错时的说明（RFC 9457）', type: Problem })
    .build();
  return SwaggerModule.createDocument(app, options, { extraModels: [Problem] });
}
