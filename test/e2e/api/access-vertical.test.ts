import { json } from 'node:stream/consumers';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { openApiDocument } from '../../../src/api.js';
import { ACCOUNT_ROLES, type AccountRole, type Actor } from '../../../src/domain/policy/actor.js';
import { type Action, mayEver } from '../../../src/domain/policy/can.js';
import { OPEN_ROUTE } from '../../../src/platform/http/actor.decorator.js';
import { DeclaredRoutes, refuseUnlistedRoutes } from '../../../src/platform/http/declared-routes.js';
import { ROUTE_PERMISSION } from '../../../src/platform/http/permission.js';
import { type Answer, startApi, type TestApi } from '../../support/api.js';
import { type Cast, castEveryRole } from '../../support/every-role.js';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly action: Action | null;
}

const STREAM = '/api/v1/changes';
let api: TestApi;
let cast: Cast;
let operations: Operation[];

beforeAll(async () => {
  api = await startApi();
  cast = await castEveryRole(api);
  operations = operationsOf(api);
}, 180_000);
afterAll(() => api.close());

const inRole = (role: AccountRole): Actor => ({ accountId: '1', name: role, role, unitId: '1', leadingGroupId: '1' });
const call = async (method: string, path: string, login: string): Promise<Answer> => {
  const url = path.replaceAll(/\{\w+\}/g, '999999999');
  return path === STREAM ? begun(url, login) : api.send(method as 'GET', url, login, {});
};
/** The beginning of an answer that goes on until the other side leaves, or all of it when it is refused. */
const begun = async (url: string, login: string): Promise<Answer> => {
  const answer = await api.app.inject({ method: 'GET', url, headers: { 'x-duban-account': login }, payloadAsStream: true });
  const type = String(answer.headers['content-type']);
  const body: unknown = type.includes('json') ? await json(answer.stream()) : {};
  answer.stream().destroy();
  return { status: answer.statusCode, type, headers: answer.headers, body };
};
const refusedRows = async (): Promise<number> => {
  const [row] = await api.app.get(DataSource).query<{ count: number }[]>(`select count(*)::int as count from audit_entry where action = 'access.refused'`);
  return row?.count ?? -1;
};

describe('every route', () => {
  it('is in the OpenAPI document, and asks for an action of the matrix unless it is open', () => {
    const described = Object.entries(openApiDocument(api.app).paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`));
    expect(described.length).toBeGreaterThan(40);
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(described.sort());
    expect(operations.filter(({ action }) => action === null).map(({ path }) => path).sort()).toEqual([
      '/api/v1/activations', '/api/v1/demo-accounts', '/api/v1/demo-clock', '/api/v1/reads', '/api/v1/second-factor', '/api/v1/second-factor/confirmation', '/api/v1/sessions', '/api/v1/sign-in/oidc',
      '/api/v1/sign-in/oidc/callback', '/calendar-feeds/{file}', '/livez', '/metrics', '/readyz',
    ]);
  });

  it.each(ACCOUNT_ROLES)('answers a %s exactly as the matrix says: 403 where the role is never granted the action, with one audit row, and something else where it is', async (role) => {
    const wrong: string[] = [];
    for (const { method, path, action } of operations) {
      if (action === null) continue;
      const expected = !mayEver(inRole(role), action);
      const before = await refusedRows();
      const { status, body } = await call(method, path, cast.logins[role]);
      // In scope but not for this subject is a 403 as well; it is tested with the subject.
      const refused = status === 403 && String(body.detail).includes('没有这项权限');
      if (expected !== refused && !(status === 403 && !expected)) wrong.push(`${method} ${path}: ${status}`);
      if (expected && (await refusedRows()) !== before + 1) wrong.push(`${method} ${path}: ${(await refusedRows()) - before} audit rows`);
      if (status >= 500) wrong.push(`${method} ${path}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('the start', () => {
  const check = (controller: new () => object): DeclaredRoutes =>
    new DeclaredRoutes({ getControllers: () => [{ metatype: controller, instance: new controller() }] } as unknown as DiscoveryService, new MetadataScanner(), new Reflector());

  it('stops with the name of a route that says neither what it asks for nor that it is open', () => {
    class Undeclared {
      list(): string {
        return 'open to everybody by mistake';
      }
    }
    Reflect.defineMetadata(PATH_METADATA, 'secrets', Undeclared);
    Reflect.defineMetadata(PATH_METADATA, 'all', Undeclared.prototype.list);
    Reflect.defineMetadata(METHOD_METADATA, RequestMethod.GET, Undeclared.prototype.list);
    expect(() => check(Undeclared).onModuleInit()).toThrow('没有登记权限，请在方法上写 @Permission(\'动作\') 或 @OpenRoute()：GET secrets/all');
    Reflect.defineMetadata(ROUTE_PERMISSION, 'readLedger', Undeclared.prototype.list);
    expect(() => check(Undeclared).onModuleInit()).not.toThrow();
    Reflect.deleteMetadata(ROUTE_PERMISSION, Undeclared.prototype.list);
    Reflect.defineMetadata(OPEN_ROUTE, true, Undeclared);
    expect(() => check(Undeclared).onModuleInit()).not.toThrow();
  });

  it('stops with the address of a route beside the controllers that is not listed', () => {
    expect(() => refuseUnlistedRoutes(['/api/docs', '/debug'])).toThrow('/debug');
    expect(() => refuseUnlistedRoutes(['/', '/api/docs', '/api/docs/*', '/api/openapi.json'])).not.toThrow();
  });
});

describe('row 25: a telephone of a unit', () => {
  it.each<[AccountRole, string | null]>([
    ['liaison', '13900001111'], ['clerk', '13900001111'], ['unitHead', '13900001111'], ['officeClerk', '13900001111'], ['officeDirector', '13900001111'], ['leader', '139****1111'],
    ['systemAdministrator', null], ['securityAdministrator', null], ['auditor', null],
  ])('is for a %s: %s', async (role, phone) => {
    await api.app.get(DataSource).query(`update account set phone = '13900001111' where login = $1`, [cast.logins.liaison]);
    const { status, body } = await api.get(`/api/v1/units/${cast.unitId}/people`, cast.logins[role]);
    expect(phone === null ? status : (body as { role: string; phone: string | null }[]).flatMap((person) => (person.phone === null ? [] : [person.phone]))).toEqual(phone === null ? 403 : [phone]);
  });
});

describe('vertical access', () => {
  it.each<[AccountRole]>([['liaison'], ['clerk'], ['unitHead'], ['officeClerk'], ['officeDirector'], ['leader'], ['auditor'], ['securityAdministrator']])('V01 %s calls the system administrator\'s routes and gets 403', async (role) => {
    for (const [method, path] of [['GET', '/api/v1/freeze'], ['POST', '/api/v1/freeze/lift']] as const) {
      expect(await call(method, path, cast.logins[role])).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
  });

  it('V05 a field that nobody may set is refused by its name, in bodies and where no body is expected', async () => {
    for (const field of ['role', 'unitId', 'status', 'version', 'createdBy']) {
      const email = await api.put('/api/v1/accounts/me/email', cast.logins.liaison, { email: 'a@example.gov.cn', [field]: 'x' });
      expect(email).toMatchObject({ status: 422, body: { code: 'validation-failed', errors: [{ pointer: `/${field}` }] } });
      expect(await api.post('/api/v1/assignments/1/acknowledgement', cast.logins.liaison, { [field]: 'x' })).toMatchObject({ status: 422, body: { errors: [{ pointer: `/${field}` }] } });
    }
  });

  it('V06 the three administrators read nothing of the business', async () => {
    const ids = await api.app.get(DataSource).query<{ item: string; source: string }[]>('select (select min(id) from item)::text as item, (select min(id) from source_document)::text as source');
    const paths = [
      '/api/v1/plans', `/api/v1/plans/${cast.planId}`, `/api/v1/plans/${cast.planId}/ledger`, `/api/v1/plans/${cast.planId}/submissions`, `/api/v1/plans/${cast.planId}/findings`,
      `/api/v1/plans/${cast.planId}/lateness`, `/api/v1/plans/${cast.planId}/phases`, `/api/v1/items/${ids[0]?.item}`, '/api/v1/documents', `/api/v1/source-documents/${ids[0]?.source}/lines?from=1&to=9`,
      '/api/v1/notices', `/api/v1/units/${cast.unitId}/inbox`, `/api/v1/leading-groups/${cast.leadingGroupId}/inbox`,
    ];
    for (const role of ['systemAdministrator', 'securityAdministrator', 'auditor'] as const) {
      for (const path of paths) expect([path, (await api.get(path, cast.logins[role])).status]).toEqual([path, 403]);
    }
    expect(JSON.stringify((await api.get('/api/v1/deliveries', cast.logins.systemAdministrator)).body)).not.toMatch(/title|body/);
  });

  it('V07 a unit does not answer its own claim', async () => {
    for (const role of ['liaison', 'clerk', 'unitHead'] as const) {
      for (const answer of ['acceptance', 'return']) expect((await call('POST', `/api/v1/assignments/{id}/completion-claim/${answer}`, cast.logins[role])).status).toBe(403);
    }
  });

  it('V08 a leader changes no state', async () => {
    const changing = operations.filter(({ method, action }) => method !== 'GET' && action !== null && !['changeOwnAccount', 'keepViews', 'moveDemoClock', 'rehearse', 'instruct'].includes(action));
    expect(changing.length).toBeGreaterThan(20);
    for (const { method, path } of changing) expect([method, path, (await call(method, path, cast.logins.leader)).status]).toEqual([method, path, 403]);
  });

  it('V04 an auditor writes nothing but the end of what is kept long enough, and changes his own sign-in', async () => {
    const changing = operations.filter(({ method, action }) => method !== 'GET' && action !== null && !['changeOwnAccount', 'purgeAudit'].includes(action));
    expect(changing.length).toBeGreaterThan(60);
    for (const { method, path } of changing) expect([method, path, (await call(method, path, cast.logins.auditor)).status]).toEqual([method, path, 403]);
  });

  it('V11 what a page does not offer is refused when it is asked for directly', async () => {
    const [foreign] = await api.app.get(DataSource).query<{ id: string; itemId: string }[]>(
      `select other.id, other.item_id as "itemId" from assignment other join assignment own on own.item_id = other.item_id and own.unit_id = $1 where other.unit_id <> $1 limit 1`, [cast.unitId]);
    const page = await api.get(`/api/v1/items/${foreign?.itemId}`, cast.logins.liaison);
    expect(page.body.assignmentsOfUnits.find((row: { id: string }) => row.id === foreign?.id).allowed).toEqual([]);
    expect((await api.post(`/api/v1/assignments/${foreign?.id}/acknowledgement`, cast.logins.liaison)).status).toBe(404);
  });

  it.each([
    ['a trailing slash', '/api/v1/freeze/'],
    ['capital letters', '/api/v1/FREEZE'],
    ['a doubled slash', '/api/v1//freeze'],
    ['a path parameter', '/api/v1/freeze;x=1'],
    ['a double encoding', '/api/v1/%2566reeze'],
    ['an encoded slash', '/api/v1%2ffreeze'],
    ['a climb', '/api/v1/plans/../freeze'],
    ['an encoded climb', '/api/v1/plans/%2e%2e%2ffreeze'],
  ])('V12 %s reaches nothing that the plain address refuses', async (_, url) => {
    for (const login of [cast.logins.liaison, cast.logins.officeClerk]) {
      const answer = await api.get(url, login);
      expect([403, 404]).toContain(answer.status);
      expect(answer.type).toContain('application/problem+json');
    }
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])('V12 C30 %s on a route that only reads is 405 with the methods it has, and no override header makes it another', async (method) => {
    const answer = await api.app.inject({ method: method as 'PUT', url: '/api/v1/plans', headers: { 'x-duban-account': cast.logins.liaison, 'x-http-method-override': 'GET' } });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers['allow']).toBe('GET, HEAD');
    expect(answer.json()).toMatchObject({ code: 'method-not-allowed', status: 405 });
  });

  it('V14 the application\'s own statements cannot change or delete an audit row', async () => {
    const database = api.app.get(DataSource);
    await call('GET', '/api/v1/freeze', cast.logins.leader);
    await expect(database.query(`update audit_entry set actor_name = '别人' where action = 'access.refused'`)).rejects.toThrow();
    await expect(database.query(`delete from audit_entry where action = 'access.refused'`)).rejects.toThrow();
  });

  it('keeps of a refused access who, what, where and which', async () => {
    await call('POST', '/api/v1/items/{id}/suspension', cast.logins.liaison);
    const [row] = await api.app.get(DataSource).query<Record<string, unknown>[]>(
      `select actor_name as actor, action, subject_id as "subjectId", detail from audit_entry where action = 'access.refused' order by id desc limit 1`);
    expect(row).toEqual({ actor: '试liaison', action: 'access.refused', subjectId: '999999999', detail: { permission: 'suspendItem', method: 'POST', route: '/api/v1/items/:id/suspension' } });
  });
});

function operationsOf({ app }: TestApi): Operation[] {
  const reflector = new Reflector();
  const scanner = new MetadataScanner();
  return app.get(DiscoveryService, { strict: false }).getControllers().flatMap(({ metatype, instance }) => {
    const prototype = Object.getPrototypeOf(instance as object) as Record<string, () => unknown>;
    return scanner.getAllMethodNames(prototype).flatMap((name): Operation[] => {
      const handler = prototype[name];
      if (!handler || !metatype || Reflect.getMetadata(PATH_METADATA, handler) === undefined) return [];
      const targets = [handler, metatype as () => unknown];
      const open = reflector.getAllAndOverride<boolean | undefined>(OPEN_ROUTE, targets) === true;
      const words = [metatype, handler].map((target) => String(Reflect.getMetadata(PATH_METADATA, target))).join('/').replaceAll(/\/+/g, '/').replace(/^\/|\/$/g, '');
      const prefix = /^(livez|readyz|metrics|calendar-feeds\/:file)$/.test(words) ? '/' : '/api/v1/';
      return [{
        method: RequestMethod[Number(Reflect.getMetadata(METHOD_METADATA, handler))] ?? '',
        path: `${prefix}${words.replaceAll(/:(\w+)/g, '{$1}')}`,
        action: open ? null : (reflector.getAllAndOverride<Action>(ROUTE_PERMISSION, targets)),
      }];
    });
  });
}
