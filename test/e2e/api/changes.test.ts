import type { AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { Audit } from '../../../src/modules/audit/index.js';
import { startApi, type TestApi } from '../../support/api.js';
import { eventually, notYet, seen } from '../../support/eventually.js';

interface Told {
  readonly id: string;
  readonly type: string;
  readonly data: string;
}

const OFFICE = 'office.2024-21';
const LEAD = 'liaison.commerce-bureau';
const HELPER = 'liaison.finance-bureau';
let api: TestApi;
let port: number;
let itemId: string;
let planId: string;
let lead: { id: string };
let helper: { id: string };

const until = (what: string, holds: () => boolean): Promise<boolean> => eventually(what, () => (holds() ? seen(true) : notYet('not so')), 6_000);

/** A page that listens, as a browser does. */
class Page {
  readonly told: Told[] = [];
  ended = false;
  private readonly leaving = new AbortController();

  static async open(login: string, lastEventId?: string): Promise<Page> {
    const page = new Page();
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/changes`, {
      headers: { 'x-duban-account': login, accept: 'text/event-stream', ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) }, signal: page.leaving.signal,
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/event-stream')]);
    void page.read(answer.body);
    await until('the stream begins with its position', () => page.told.length > 0);
    return page;
  }

  leave(): void {
    this.leaving.abort();
  }

  /** Subjects told so far, plan and item. */
  get subjects(): string[] {
    return this.told.filter(({ type }) => type === 'changed').flatMap(({ data }) => (JSON.parse(data) as { subjects: { planId: string; itemId: string | null }[] }).subjects.map((subject) => `${subject.planId}/${subject.itemId ?? ''}`));
  }

  private async read(body: ReadableStream<Uint8Array> | null): Promise<void> {
    let rest = '';
    try {
      for await (const bytes of body ?? []) {
        const blocks = `${rest}${Buffer.from(bytes).toString('utf8')}`.split('\n\n');
        rest = blocks.pop() ?? '';
        this.told.push(...blocks.map(toldBy).filter(({ id }) => id !== ''));
      }
    } catch {
      // The page was left.
    }
    this.ended = true;
  }
}

function toldBy(block: string): Told {
  const field = (name: string): string => block.split('\n').find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
  return { id: field('id'), type: field('event'), data: field('data') };
}

/** A transaction that is open anywhere on the server holds back what may be told: until what was done before is past. */
async function pastIsPast(): Promise<void> {
  await eventually('what was done before to be past', async () => {
    const [{ past }] = await api.app.get(DataSource).query('select txid_snapshot_xmin(txid_current_snapshot()) > max(transaction_id) as past from audit_entry');
    return past ? seen(true) : notYet('a transaction that has not ended');
  }, 60_000);
}

const subject = (): string => `${planId}/${itemId}`;
const report = (login: string, { id }: { id: string }): Promise<unknown> => api.post(`/api/v1/assignments/${id}/progress-reports`, login, { state: 'onTrack', progress: '有进展。' });

beforeAll(async () => {
  api = await startApi();
  await api.app.listen(0, '127.0.0.1');
  port = (api.app.getHttpServer().address() as AddressInfo).port;
  [{ id: planId }] = (await api.get(`/api/v1/plans?name=${encodeURIComponent('武政办〔2024〕21号')}`, 'leader')).body.rows;
  itemId = (await api.get(`/api/v1/plans/${planId}/ledger-page?limit=200`, 'leader')).body.rows[33].itemId;
  const { assignmentsOfUnits } = (await api.get(`/api/v1/items/${itemId}`, 'leader')).body;
  lead = assignmentsOfUnits.find(({ role }: { role: string }) => role === 'lead');
  helper = assignmentsOfUnits.find(({ unit }: { unit: string }) => unit === '市财政局');
  for (const [login, { id }] of [[LEAD, lead], [HELPER, helper]] as const) await api.post(`/api/v1/assignments/${id}/acknowledgement`, login);
  await pastIsPast();
}, 120_000);
afterAll(() => api.close());

describe('open pages', () => {
  it('H17: are told of what changed, each of what it sees', async () => {
    const [office, other, unit, beside] = [await Page.open(OFFICE), await Page.open('office.2024-20'), await Page.open(LEAD), await Page.open(HELPER)];
    await report(LEAD, lead);
    await until('the office and the unit itself are told of the report', () => office.subjects.includes(subject()) && unit.subjects.includes(subject()));
    await report(HELPER, helper);
    await until('the cooperating unit is told of its own report', () => beside.subjects.includes(subject()));
    await until('the lead is told of what is put in to it', () => unit.subjects.length === 2);
    expect(other.subjects).toEqual([]);
    // Told of its own report only, not of the lead's before it.
    expect(beside.subjects).toEqual([subject()]);
    for (const page of [office, other, unit, beside]) page.leave();
  });

  it('are not told of what was refused', async () => {
    const page = await Page.open(OFFICE);
    await api.app.get(Audit).recordRefusal(null, { action: 'attachment.infected', subjectType: 'assignment', subjectId: lead.id });
    await api.app.get(Audit).recordRefusal(null, { action: 'access.refused', subjectType: 'plan', subjectId: planId });
    await report(LEAD, lead);
    await until('what was done is told', () => page.subjects.length > 0);
    expect(page.subjects).toEqual([subject()]);
    expect(page.told.filter(({ type }) => type === 'changed')).toHaveLength(1);
    page.leave();
  });

  it('are told after a break what they missed, and nothing twice', async () => {
    const page = await Page.open(OFFICE);
    page.leave();
    await report(LEAD, lead);
    const again = await Page.open(OFFICE, page.told.at(-1)?.id);
    await until('the missed change is told', () => again.subjects.length > 0);
    expect(again.subjects).toEqual([subject()]);
    const third = await Page.open(OFFICE, again.told.at(-1)?.id);
    await report(LEAD, lead);
    await until('the next change is told', () => third.subjects.length > 0);
    expect(third.subjects).toEqual([subject()]);
    again.leave();
    third.leave();
  });

  it('are told only of what is committed, also when it is committed after what began later', async () => {
    const page = await Page.open(OFFICE);
    const slow = api.app.get(DataSource).createQueryRunner();
    await slow.startTransaction();
    try {
      await slow.query(`insert into audit_entry (at, actor_name, action, subject_type, subject_id) values (now(), '测试', 'plan.closed', 'plan', $1)`, [planId]);
      await report(LEAD, lead);
      const [begun] = await slow.query('select txid_current()::text as id');
      // As long as the earlier one may still be committed, the position stays before it: it would be passed over.
      const newcomer = await Page.open(OFFICE);
      expect(BigInt(newcomer.told[0]?.id ?? '')).toBeLessThanOrEqual(BigInt(begun.id));
      newcomer.leave();
      await slow.commitTransaction();
      await until('both are told', () => page.subjects.includes(`${planId}/`) && page.subjects.includes(subject()));
    } finally {
      await slow.release();
      page.leave();
    }
  });

  it('are told of circulars and instructions, each as far as it reads them', async () => {
    const { body: letter } = await api.post('/api/v1/circulars', OFFICE, { kind: 'circular', from: '2023-12-01', to: '2024-03-31', planIds: [planId] });
    const [{ login: named }] = await api.app.get(DataSource).query(`select login from account join post on post.account_id = account.id where role = 'liaison' and unit_id = $1`, [letter.passages[0].unitId]);
    await pastIsPast();
    const plan = `${planId}/`;
    const [office, other, leader, asked, silent] = [await Page.open(OFFICE), await Page.open('office.2024-20'), await Page.open('leader'), await Page.open(named), await Page.open(LEAD)];
    const told = (): string[][] => [office, leader, asked].map(({ subjects }) => subjects);
    await api.put(`/api/v1/circulars/${letter.id}`, OFFICE, { title: '上半年到期任务办理情况的通报' });
    await until('the office is told of the draft', () => office.subjects.length === 1);
    const before = office.subjects.length;
    expect(told().slice(1)).toEqual([[], []]);
    await api.post(`/api/v1/circulars/${letter.id}/reply-requests`, OFFICE, {});
    await until('the unit that is named and the office are told of the request', () => asked.subjects.length === 1 && office.subjects.length > before);
    await api.post(`/api/v1/circulars/${letter.id}/replies`, named, { text: '无异议。' });
    await until('both are told of the reply', () => asked.subjects.length === 2 && office.subjects.length > before + 1);
    expect(leader.subjects).toEqual([]);
    await api.post(`/api/v1/plans/${planId}/instructions`, 'leader', { text: '抓紧。' });
    await until('leader and office are told of the instruction', () => leader.subjects.length === 1);
    expect(new Set(told().flat())).toEqual(new Set([plan]));
    expect([other.subjects, silent.subjects, asked.subjects]).toEqual([[], [], [plan, plan]]);
    for (const page of [office, other, leader, asked, silent]) page.leave();
  }, 60_000);

  it.each([['999999999999'], ['abc']])('read everything again after a position that is none (%s)', async (position) => {
    const page = await Page.open(OFFICE, position);
    expect(page.told[0]).toMatchObject({ type: 'everything', id: expect.stringMatching(/^\d+$/) });
    page.leave();
  });

  it('are closed when the account is, and are none of an administrator\'s', async () => {
    const page = await Page.open(HELPER);
    await api.app.get(DataSource).query('update account set active = false where login = $1', [HELPER]);
    await until('the stream ends', () => page.ended);
    expect((await api.get('/api/v1/changes', HELPER)).status).toBe(401);
    expect(await api.get('/api/v1/changes', 'admin.system')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('are closed with the service, and leave nothing behind when they go', async () => {
    const { ChangeFeed } = await import('../../../src/modules/reads/index.js');
    const feed = api.app.get(ChangeFeed, { strict: false });
    await until('pages that were left are forgotten', () => feed.open === 0);
    const page = await Page.open(OFFICE);
    expect(feed.open).toBe(1);
    await api.app.close();
    await until('the stream ends with the service', () => page.ended);
  });
});
