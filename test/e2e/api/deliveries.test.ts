import { DataSource } from 'typeorm';
import { DeliverySender } from '../../../src/modules/channels/index.js';
import { startApi, type TestApi } from '../../support/api.js';
import { HttpSink } from '../../support/http-sink.js';
import { SmtpSink } from '../../support/smtp-sink.js';

const LIAISON = 'liaison.commerce-bureau';
const HEAD = 'head.commerce-bureau';

let api: TestApi;
let mail: SmtpSink;
let robot: HttpSink;
let office: string;
let otherOffice: string;

const sql = <Row>(text: string, parameters: unknown[] = []): Promise<Row[]> => api.app.get(DataSource).query<Row[]>(text, parameters);

beforeAll(async () => {
  mail = await SmtpSink.start();
  robot = await HttpSink.start();
  api = await startApi({ SMTP_URL: mail.url(), MAIL_FROM: 'duban@example.gov.cn', SMTP_TLS: 'off' });
  const offices = await sql<{ login: string }>(`select account.login from incumbent account join plan on plan.leading_group_id = account.leading_group_id
    where exists (select from assignment join unit on unit.id = unit_id where plan_id = plan.id and code = 'commerce-bureau') order by account.id`);
  office = offices[0]?.login ?? '';
  await sql(`with person as (insert into account (login, display_name, demo) values ('admin', '系统管理员', true) returning id)
             insert into post (account_id, role) select id, 'systemAdministrator' from person`);
  await sql(`with stranger as (insert into leading_group (name, office_name) values ('别的领导小组', '别的办公室') returning id),
               person as (insert into account (login, display_name, demo) values ('office.stranger', '别的办公室', true) returning id)
             insert into post (account_id, role, leading_group_id) select person.id, 'officeClerk', stranger.id from person, stranger`);
  otherOffice = 'office.stranger';
}, 180_000);
afterAll(async () => {
  await api.close();
  await mail.stop();
  await robot.stop();
});

describe('where a person is reached', () => {
  it('is said by the person', async () => {
    expect(await api.put('/api/v1/accounts/me/email', LIAISON, { email: 'liaison@example.gov.cn' })).toMatchObject({ status: 200, body: { email: 'liaison@example.gov.cn' } });
    expect(await api.get('/api/v1/accounts/me', LIAISON)).toMatchObject({ status: 200, body: { login: LIAISON, email: 'liaison@example.gov.cn', absentFrom: null, deputy: null } });
  });

  it.each(['无', 'a@b', 'a@b.cn, c@d.cn', 'a@b.cn\r\nBcc: c@d.cn', 7])('is refused when it is %j', async (email) => {
    expect((await api.put('/api/v1/accounts/me/email', LIAISON, { email })).status).toBe(422);
  });

  it('takes an absence with a deputy of the same unit, and the return', async () => {
    expect(await api.put('/api/v1/accounts/me/absence', LIAISON, { from: '2024-04-10', until: '2024-04-12', deputyLogin: HEAD }))
      .toMatchObject({ status: 200, body: { absentFrom: '2024-04-10', absentUntil: '2024-04-12', deputy: expect.stringContaining('负责人') } });
    expect(await api.put('/api/v1/accounts/me/absence', LIAISON, {})).toMatchObject({ status: 200, body: { absentFrom: null, absentUntil: null, deputy: null } });
  });

  it.each([
    [{ from: '2024-02-30' }], [{ from: '2024-04-10', until: '2024-04-09' }], [{ until: '2024-04-09' }], [{ from: '2024-04-10', deputyLogin: LIAISON }],
    [{ from: '2024-04-10', deputyLogin: 'nobody' }], [{ from: '2024-04-10', deputyLogin: 'admin' }], [{ from: '明天' }], [{ from: '2024-04-10', role: 'leader' }],
  ])('refuses the absence %j', async (absence) => {
    expect((await api.put('/api/v1/accounts/me/absence', LIAISON, absence)).status).toBe(422);
  });

  it('refuses a deputy of another unit, who would see what is not theirs', async () => {
    const [other] = await sql<{ login: string }>(`select login from incumbent where role = 'liaison' and login <> $1 order by id limit 1`, [LIAISON]);
    expect((await api.put('/api/v1/accounts/me/absence', LIAISON, { from: '2024-04-10', deputyLogin: other?.login })).status).toBe(422);
  });
});

describe('robots and webhooks', () => {
  const KEY = 'key-of-the-robot';
  it('are registered by the head for the unit and by the office for itself; address and secret are never shown again', async () => {
    const added = await api.post('/api/v1/channel-endpoints', HEAD, { channel: 'wecom', url: `${robot.url}/send?key=${KEY}`, secret: 'SECRET' });
    expect(added).toMatchObject({ status: 201, body: { channel: 'wecom', channelTitle: '企业微信群机器人', host: new URL(robot.url).host, signed: true } });
    expect((await api.post('/api/v1/channel-endpoints', office, { channel: 'webhook', url: `${robot.url}/office` })).status).toBe(201);
    const listed = await api.get('/api/v1/channel-endpoints', HEAD);
    expect(listed.body).toHaveLength(1);
    expect(JSON.stringify([added.body, listed.body])).not.toMatch(/key-of-the-robot|SECRET/);
    const audits = await sql<{ detail: unknown }>(`select detail from audit_entry where action = 'channelEndpoint.added'`);
    expect(audits).toHaveLength(2);
    expect(JSON.stringify(audits)).not.toMatch(/key-of-the-robot|SECRET/);
  });

  it.each([LIAISON, 'leader', 'admin'])('are not for %s', async (login) => {
    expect((await api.get('/api/v1/channel-endpoints', login)).status).toBe(403);
    expect((await api.post('/api/v1/channel-endpoints', login, { channel: 'wecom', url: robot.url })).status).toBe(403);
  });

  it.each([[{ channel: 'email', url: 'http://a' }], [{ channel: 'wecom', url: 'ftp://a' }], [{ channel: 'wecom', url: 'http://u:p@a/' }], [{ channel: 'wecom' }], [{ channel: 'wecom', url: 'http://a', unitId: '1' }]])('are refused as %j', async (body) => {
    expect((await api.post('/api/v1/channel-endpoints', HEAD, body)).status).toBe(422);
  });

  it('can be tried at once, and are somebody else\'s 404', async () => {
    const [own] = (await api.get('/api/v1/channel-endpoints', HEAD)).body;
    expect(await api.post(`/api/v1/channel-endpoints/${own.id}/test`, HEAD)).toMatchObject({ status: 200, body: { sent: true, reason: null } });
    expect(robot.posts.at(-1)?.body).toContain('督办测试消息');
    robot.answerWith((_, answer) => answer.end('{"errcode":93000}'));
    const refused = await api.post(`/api/v1/channel-endpoints/${own.id}/test`, HEAD);
    expect(refused.body).toMatchObject({ sent: false, reason: expect.stringContaining('93000') });
    expect(JSON.stringify(refused.body)).not.toContain(KEY);
    robot.answerWith((_, answer) => answer.end('{"errcode":0}'));
    for (const path of [`/api/v1/channel-endpoints/${own.id}/test`]) expect((await api.post(path, otherOffice)).status).toBe(404);
    expect((await api.delete(`/api/v1/channel-endpoints/${own.id}`, otherOffice)).status).toBe(404);
    expect((await api.delete(`/api/v1/channel-endpoints/${own.id}`, HEAD)).status).toBe(204);
    expect((await api.get('/api/v1/channel-endpoints', HEAD)).body).toEqual([]);
  });
});

describe('deliveries', () => {
  let id: string;
  beforeAll(async () => {
    mail.script(({ at }) => (at === 'rcpt' ? 550 : undefined));
    await api.post('/api/v1/demo-clock', LIAISON, { until: '2024-04-02' });
    await api.app.get(DeliverySender).drain();
    [{ id }] = (await api.get('/api/v1/deliveries?state=failed', office)).body as [{ id: string }];
  }, 180_000);

  it('are shown to the office of their plans and to administrators, with address and reason and without a word of their content', async () => {
    for (const login of [office, 'admin']) {
      const { status, body } = await api.get('/api/v1/deliveries?state=failed', login);
      expect(status).toBe(200);
      expect(body).toContainEqual(expect.objectContaining({ id, channel: 'email', address: 'liaison@example.gov.cn', state: 'failed', stateTitle: '发送失败', lastError: expect.stringContaining('550') }));
      expect(JSON.stringify(body)).not.toMatch(/督办提醒|签收|交办/);
    }
  });

  it('are nobody else\'s', async () => {
    expect((await api.get('/api/v1/deliveries', otherOffice)).body).toEqual([]);
    for (const login of [LIAISON, HEAD, 'leader']) expect((await api.get('/api/v1/deliveries', login)).status).toBe(403);
    expect((await api.post(`/api/v1/deliveries/${id}/retry`, otherOffice)).status).toBe(404);
    expect((await api.post(`/api/v1/deliveries/${id}/retry`, LIAISON)).status).toBe(403);
    expect((await api.get('/api/v1/deliveries?state=lost', office)).status).toBe(422);
  });

  it('that failed can be tried again, once', async () => {
    mail.script(() => undefined);
    expect((await api.post(`/api/v1/deliveries/${id}/retry`, office)).status).toBe(204);
    expect(await api.post(`/api/v1/deliveries/${id}/retry`, office)).toMatchObject({ status: 409, body: { code: 'conflict-state' } });
    await api.app.get(DeliverySender).drain();
    expect((await api.get('/api/v1/deliveries?state=sent', office)).body).toContainEqual(expect.objectContaining({ id, lastError: null }));
    expect((await api.post(`/api/v1/deliveries/999999/retry`, office)).status).toBe(404);
  });
});
