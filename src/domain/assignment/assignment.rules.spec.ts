import { acceptableProgressState, noChangeReport, PROGRESS_TEXT_LIMIT } from './assignment.rules.js';

const report = { progress: '已开行中欧班列1200列。', problems: '', nextSteps: '', state: 'onTrack' };

describe('a progress report is accepted', () => {
  it.each(['ahead', 'onTrack', 'behind', 'blocked'])('in the state %s', (state) => expect(acceptableProgressState({ ...report, state })).toBe(state));

  it('up to the limit, a character outside the basic plane counting as one', () => {
    expect(acceptableProgressState({ ...report, progress: '𠮷'.repeat(PROGRESS_TEXT_LIMIT) })).toBe('onTrack');
  });
});

describe('a progress report is refused', () => {
  it.each<[string, Partial<typeof report>, object]>([
    ['without text', { progress: '' }, { code: 'PROGRESS_REPORT_TEXT_MISSING', params: {} }],
    ['with blanks for text', { progress: ' 　\n\t' }, { code: 'PROGRESS_REPORT_TEXT_MISSING' }],
    ['with signs for text', { progress: '……。' }, { code: 'PROGRESS_REPORT_TEXT_MISSING' }],
    ['with too much text', { progress: '进'.repeat(5001) }, { code: 'PROGRESS_REPORT_TEXT_TOO_LONG', params: { field: '进展情况', length: 5001, limit: 5000 } }],
    ['with too many problems', { problems: '难'.repeat(5001) }, { code: 'PROGRESS_REPORT_TEXT_TOO_LONG', params: { field: '存在问题', length: 5001, limit: 5000 } }],
    ['with too many next steps', { nextSteps: '做'.repeat(5001) }, { code: 'PROGRESS_REPORT_TEXT_TOO_LONG', params: { field: '下一步措施', length: 5001, limit: 5000 } }],
    ['in an unknown state', { state: '差不多' }, { code: 'PROGRESS_REPORT_STATE_UNKNOWN', params: { state: '差不多' }, message: '进度状态“差不多”不认识；请从“超前、正常、滞后、受阻”中选一个。' }],
    ['in a state every object has', { state: 'toString' }, { code: 'PROGRESS_REPORT_STATE_UNKNOWN' }],
  ])('%s', (_case, change, violation) => {
    expect(() => acceptableProgressState({ ...report, ...change })).toThrow(expect.objectContaining(violation));
  });
});

describe('无新进展 in one step', () => {
  it('repeats the state of the last report', () => expect(noChangeReport('behind')).toEqual({ state: 'behind', progress: '无新进展', problems: '', nextSteps: '' }));

  it('is refused where nothing was reported before', () => {
    expect(() => noChangeReport(null)).toThrow(expect.objectContaining({ code: 'NO_CHANGE_WITHOUT_REPORT', message: '该事项还没有报过进展，不能报“无新进展”；请先报告一次进展情况。' }));
  });
});
