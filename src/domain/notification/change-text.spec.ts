import { itemChangedText, itemIssuedText, planClosedText, workMovedText } from './change-text.js';

const ITEM = { documentNumber: '武政办〔2024〕21号', item: '第3项 修订办法', reason: '部署调整', authority: '', cause: null, dueOn: '2024-06-30' };

describe('what people are told of changes', () => {
  it.each([
    [itemChangedText({ ...ITEM, kind: 'adjusted', unitChange: 'told' }), '事项已调整：第3项 修订办法', '武政办〔2024〕21号；时限为2024-06-30；理由：部署调整'],
    [itemChangedText({ ...ITEM, kind: 'adjusted', unitChange: 'opened' }), '新交办你单位，请签收：第3项 修订办法', '武政办〔2024〕21号；时限为2024-06-30；理由：部署调整'],
    [itemChangedText({ ...ITEM, kind: 'adjusted', unitChange: 'withdrawn' }), '已撤回你单位的责任：第3项 修订办法', '武政办〔2024〕21号；理由：部署调整'],
    [itemChangedText({ ...ITEM, kind: 'terminated', unitChange: 'told', authority: '市政府' }), '事项已终止，不再办理：第3项 修订办法', '武政办〔2024〕21号；批准：市政府；理由：部署调整'],
    [itemChangedText({ ...ITEM, kind: 'reopened', unitChange: 'told', cause: 'lookBack' }), '事项重新办理：第3项 修订办法', '武政办〔2024〕21号；回头看；时限为2024-06-30；理由：部署调整'],
    [itemChangedText({ ...ITEM, kind: 'closedOut', unitChange: 'told', reason: '' }), '事项已销号：第3项 修订办法', '武政办〔2024〕21号'],
    [itemIssuedText({ ...ITEM, role: '牵头单位', acknowledgeBy: '2024-04-15' }), '武政办〔2024〕21号 新交办事项，请于2024-04-15前签收：第3项 修订办法', '你单位：牵头单位'],
    [planClosedText({ ...ITEM, title: '实施方案', reason: '任务到期' }), '武政办〔2024〕21号 已结束，未完成的事项不再督办', '《实施方案》；任务到期'],
    [workMovedText({ ...ITEM, from: '市大数据局', changeTitle: '合并', to: '市数据局', count: 3, on: '2024-05-01' }), '请接续市大数据局的3项责任', '武政办〔2024〕21号；市大数据局自2024-05-01起合并。原有签收、进展和时限不变。'],
    [workMovedText({ ...ITEM, from: '市大数据局', changeTitle: '合并', to: null, count: 3, on: '2024-05-01' }), '市大数据局合并，3项责任已转由承接单位', expect.any(String)],
  ])('%#', (text, title, body) => expect(text).toMatchObject({ title, body }));
});
