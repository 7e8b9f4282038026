import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { AppConfig } from '../config/env.js';
import { ApiModule } from './api.module.js';
import { refuseUnlistedRoutes } from './platform/http/declared-routes.js';
import { edgeOptions, guardEdge } from './platform/http/edge.js';
import { ACCOUNT_HEADER } from './modules/sign-in/index.js';
import { Problem } from './platform/http/problem.js';
import { acceptUploads } from './platform/http/uploaded-file.js';
import { serveWebPages } from './platform/http/web-pages.js';
import { JsonLogger } from './platform/logging/json-logger.js';

const PREFIX = 'api/v1';

/** The HTTP application, not yet listening. With `connect` false it opens no connection and can only describe itself. */
export async function createApi(config: AppConfig, connect = true): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(edgeOptions(config));
  guardEdge(adapter.getInstance(), config);
  const rawRoutes: string[] = [];
  let building = true;
  adapter.getInstance().addHook('onRoute', ({ url }) => void (building && rawRoutes.push(url)));
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forConfig(config, connect), adapter, {
    // The edge brings its own strict parser; no other body format is accepted.
    bodyParser: false,
    logger: new JsonLogger(config.logLevel),
  });
  await acceptUploads(app);
  app.setGlobalPrefix(PREFIX, { exclude: ['livez', 'readyz', 'metrics', 'calendar-feeds/:file'] });
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), { customSiteTitle: '督办 API', jsonDocumentUrl: 'api/openapi.json' });
  await serveWebPages(adapter.getInstance());
  building = false;
  refuseUnlistedRoutes(rawRoutes);
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
    .setDescription('把公文任务清单变成可督办的工作，逐项办到销号。演示模式下先点 Authorize 填一个演示账号（例如 liaison.commerce-bureau，全部账号见 GET /api/v1/demo-accounts），再从“待办”看起；程序调用时写在请求头 X-Duban-Account 里。写操作可带 Idempotency-Key（1 到 200 个可打印 ASCII 字符）：重发同一请求得到同一答复，只生效一次，保留 24 小时以上；带版本的对象在 ETag 里给出版本，写操作可带 If-Match，版本已变时返回 412。')
    .setVersion('1')
    .addApiKey({ type: 'apiKey', in: 'header', name: ACCOUNT_HEADER, description: '演示账号，例如 liaison.commerce-bureau' }, 'account')
    .addSecurityRequirements('account')
    .addTag('总览', '驾驶舱、领导看板、查找、变动提示')
    .addTag('待办', '本单位应办的、收到的通知；领导小组办公室收到的')
    .addTag('台账', '方案台账、任务事项，签收和报告进展')
    .addTag('督办单', '逾期事项的督办单草稿')
    .addTag('报送', '报送要求、各单位各期的报送')
    .addTag('方案', '方案和阶段')
    .addTag('预演', '今后的日子会怎样：提醒谁、哪天最忙、与节假日的冲突')
    .addTag('文件', '导入的公文和阅读疑点')
    .addTag('单位', '单位目录和名称对应')
    .addTag('工作日历', '年度放假安排：载入和查看')
    .addTag('日程订阅', '单位的督办日程（.ics），用日历软件订阅')
    .addTag('外发', '邮件、群机器人和 Webhook：谁怎样接收，送到了没有')
    .addTag('附件', '随进展报告、办结申报和报送提交的文件')
    .addTag('审计', '谁在什么时候做了什么、被拒绝了什么；只增不改')
    .addTag('登录', '登录、会话、岗位、动态口令和令牌')
    .addTag('账号', '账号、岗位的授予和收回、联络员、值班')
    .addTag('演示', '演示账号和演示时钟')
    .addTag('运行', '进程是否在运行、能否办理业务')
    .addGlobalResponse({ status: 'default', description: '出错时的说明（RFC 9457）', type: Problem })
    .build();
  return SwaggerModule.createDocument(app, options, { extraModels: [Problem] });
}
