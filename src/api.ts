import { ConsoleLogger, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { AppConfig } from '../config/env.js';
import { ApiModule } from './api.module.js';
import { ACCOUNT_HEADER } from './modules/accounts/index.js';
import { Problem } from './platform/http/problem.js';
import { acceptUploads } from './platform/http/uploaded-file.js';

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
  await acceptUploads(app);
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
    .setDescription('把公文任务清单变成可督办的工作，逐项办到销号。演示模式下先点 Authorize 填一个演示账号（例如 liaison.commerce-bureau，全部账号见 GET /api/v1/demo-accounts），再从“待办”看起；程序调用时写在请求头 X-Duban-Account 里。')
    .setVersion('1')
    .addApiKey({ type: 'apiKey', in: 'header', name: ACCOUNT_HEADER, description: '演示账号，例如 liaison.commerce-bureau' }, 'account')
    .addSecurityRequirements('account')
    .addTag('待办', '本单位应办的、收到的通知；领导小组办公室收到的')
    .addTag('台账', '方案台账、任务事项，签收和报告进展')
    .addTag('报送', '报送要求、各单位各期的报送')
    .addTag('方案', '方案和阶段')
    .addTag('文件', '导入的公文和阅读疑点')
    .addTag('单位', '单位目录和名称对应')
    .addTag('演示', '演示账号和演示时钟')
    .addTag('运行', '进程是否在运行、能否办理业务')
    .addGlobalResponse({ status: 'default', description: '出错时的说明（RFC 9457）', type: Problem })
    .build();
  return SwaggerModule.createDocument(app, options, { extraModels: [Problem] });
}
