import { detailWithoutBusiness, storableDetail } from './audited-detail.js';

describe('the detail of an audit row', () => {
  it.each([
    [{ login: 'zhang', password: 'hunter2hunter2' }, { login: 'zhang', password: '［不记录］' }],
    [{ newPassword: 'x', totpSecret: 'JBSW', accessToken: 'abc', 新口令: '一二三' }, { newPassword: '［不记录］', totpSecret: '［不记录］', accessToken: '［不记录］', 新口令: '［不记录］' }],
    [{ endpoint: { webhookSecret: 123456, url: 'https://a' }, list: [{ token: 'a' }] }, { endpoint: { webhookSecret: '［不记录］', url: 'https://a' }, list: [{ token: '［不记录］' }] }],
    [{ from: 'open', to: null, count: 3, late: false }, { from: 'open', to: null, count: 3, late: false }],
    [{ reason: '长'.repeat(2_001) }, { reason: `${'长'.repeat(2_000)}…` }],
  ])('%j is stored as %j', (detail, stored) => expect(storableDetail(detail)).toEqual(stored));

  it.each([
    ['assignment', { from: 'open', to: 'inProgress', title: '外贸情况', reason: '等待上级文件' }, { from: 'open', to: 'inProgress', title: '（业务内容，不显示）', reason: '（业务内容，不显示）' }],
    ['item', { dueOn: '2024-06-30', pieces: 2, words: ['甲', 'A-1'] }, { dueOn: '2024-06-30', pieces: 2, words: ['（业务内容，不显示）', 'A-1'] }],
    ['account', { reason: '离岗' }, { reason: '离岗' }],
  ])('of %s, %j is shown to administrators as %j', (subjectType, detail, shown) => expect(detailWithoutBusiness(subjectType, detail)).toEqual(shown));
});
