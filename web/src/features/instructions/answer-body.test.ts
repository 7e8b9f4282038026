import { describe, expect, it } from 'vitest';
import { answerBody, answerFaults, type AnswerText } from './answer-body';

const START: AnswerText = { action: 'note', note: '', text: '', words: '', dueOn: '', units: [] };
const UNIT = { unitId: '28', name: '市商务局', role: 'lead' } as const;

describe('an answer to an instruction', () => {
  it.each<[string, Partial<AnswerText>, boolean, readonly string[]]>([
    ['noted without a word', {}, false, ['note']],
    ['noted', { note: '已召集' }, false, []],
    ['reopened without a day', { action: 'reopen' }, false, ['dueOn']],
    ['reopened ongoing work without a day', { action: 'reopen' }, true, []],
    ['a new item with nothing', { action: 'newItem' }, false, ['text', 'deadline', 'units']],
    ['a new item with a day alone', { action: 'newItem', text: '报清单', dueOn: '2024-09-30', units: [UNIT] }, false, []],
    ['a new item with words alone', { action: 'newItem', text: '报清单', words: '持续推进', units: [UNIT] }, false, []],
  ])('%s lacks what it needs', (_, parts, evergreen, faults) => expect(answerFaults({ ...START, ...parts }, evergreen)).toEqual(faults));

  it.each<[Partial<AnswerText>, unknown]>([
    [{ note: ' 已召集 ', dueOn: '2024-09-30' }, { action: 'note', note: '已召集' }],
    [{ action: 'reopen', dueOn: '2024-09-30' }, { action: 'reopen', dueOn: '2024-09-30' }],
    [{ action: 'newItem', text: '报清单', words: '9月底', units: [UNIT] }, { action: 'newItem', item: { text: '报清单', deadline: { words: '9月底' }, units: [{ unitId: '28', role: 'lead' }] } }],
    [{ action: 'newItem', text: '报清单', dueOn: '2024-09-30', units: [UNIT] }, { action: 'newItem', item: { text: '报清单', deadline: { words: '', dueOn: '2024-09-30' }, units: [{ unitId: '28', role: 'lead' }] } }],
  ])('%j is sent as %j', (parts, body) => expect(answerBody({ ...START, ...parts })).toEqual(body));
});
