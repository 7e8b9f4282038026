import { instructionAnsweredText, instructionFulfilledText, instructionText } from './instruction-text.js';

const INSTRUCTION = { documentNumber: '武政办〔2024〕21号', item: '第3项 修订办法', text: '抓紧。' };

describe('what is said of an instruction', () => {
  it.each([
    [instructionText({ ...INSTRUCTION, givenBy: '分管副市长', dueOn: '2024-04-15' }), '分管副市长批示，请于2024-04-15前办理：第3项 修订办法', '武政办〔2024〕21号；抓紧。'],
    [instructionText({ ...INSTRUCTION, item: null, givenBy: '分管副市长', dueOn: null }), '分管副市长批示：武政办〔2024〕21号', '武政办〔2024〕21号；抓紧。'],
    [instructionAnsweredText({ ...INSTRUCTION, action: 'newItem', note: '已转事项' }), '你的批示已答复（转为新事项）：第3项 修订办法', '武政办〔2024〕21号；批示：抓紧。；办理情况：已转事项'],
    [instructionAnsweredText({ ...INSTRUCTION, item: null, action: 'reopen', note: '' }), '你的批示已答复（重新办理）：武政办〔2024〕21号', '武政办〔2024〕21号；批示：抓紧。'],
    [instructionFulfilledText({ ...INSTRUCTION, text: '长'.repeat(201) }), '你批示的事项已办结：第3项 修订办法', `武政办〔2024〕21号；批示：${'长'.repeat(200)}…`],
  ])('%#', (text, title, body) => expect(text).toMatchObject({ title, body }));
});
