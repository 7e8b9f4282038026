import { randomUUID } from 'node:crypto';

const OFFICE = 'office.2024-21';
const LIAISON = 'liaison.commerce-bureau';
const UNIT = '市商务局';
const REPORTS = [
  ['onTrack', '已走访龙头企业12家，新增有出口实绩企业31家，累计731家。', '两家企业的海外仓用地尚未落实。', '三季度完成第二批走访。'],
  ['behind', '方案已征求成员单位意见，正在修改。', '与海关的数据共享口径未定。', '7月底前报市政府。'],
  ['ahead', '平台已上线试运行，首月办理业务214笔。', '', '组织企业培训两场。'],
];

/** What people have done by the day of the pictures, so that pages show work and not its absence: reports, claims, an instruction, a circular. */
export async function act(origin) {
  const ask = async (method, path, login, body) => {
    const headers = { 'x-duban-account': login, 'idempotency-key': randomUUID(), ...(body ? { 'content-type': 'application/json' } : {}) };
    const answer = await fetch(`${origin}/api/v1/${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return text === '' ? null : JSON.parse(text);
  };
  const { rows: plans } = await ask('GET', 'plans?limit=200', OFFICE);
  const plan = plans.find(({ items }) => items === 58);
  const { rows } = await ask('GET', `plans/${plan.id}/ledger-page?limit=200`, OFFICE);
  const own = [];
  for (const { itemId } of rows) {
    const item = await ask('GET', `items/${itemId}`, OFFICE);
    const assignment = item.assignmentsOfUnits.find(({ unit, role }) => unit === UNIT && role === 'lead');
    if (assignment) own.push({ itemId, id: assignment.id, evergreen: item.evergreen });
    if (own.length === REPORTS.length + 2) break;
  }
  for (const [index, { id }] of own.entries()) {
    await ask('POST', `assignments/${id}/acknowledgement`, LIAISON);
    const [state, progress, problems, nextSteps] = REPORTS[index % REPORTS.length];
    await ask('POST', `assignments/${id}/progress-reports`, LIAISON, { state, progress, problems, nextSteps });
  }
  const [first, second] = own.filter(({ evergreen }) => !evergreen);
  const third = own.find((work) => work !== first && work !== second);
  await ask('POST', `assignments/${first.id}/completion-claim`, LIAISON, { evidence: '行动方案已由市政府批准印发（武政办〔2024〕38号），附批复。' });
  await ask('POST', `assignments/${second.id}/completion-claim`, LIAISON, { evidence: '平台已通过验收并上线，验收意见和运行月报各一份。' });
  await ask('POST', `items/${third.itemId}/instructions`, 'leader', { text: '请商务局会同海关月底前拿出方案，办公室跟进。' });
  await ask('POST', 'circulars', OFFICE, { kind: 'circular', from: '2024-04-01', to: '2024-06-30' });
}
