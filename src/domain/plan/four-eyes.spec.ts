import { refuseSamePerson, secondStepRefusal } from './four-eyes.js';

describe('two people (双人复核)', () => {
  it.each<[string, boolean, string | null, string | null]>([
    ['a plan that does not ask for it', false, '1', '1'],
    ['another person', true, '1', '2'],
    ['a first step of the system', true, null, '1'],
    ['the system itself', true, null, null],
  ])('let pass %s', (_, fourEyes, first, second) => {
    expect(() => refuseSamePerson(fourEyes, [{ accountId: first, did: '方案的拟定' }], second, '交办')).not.toThrow();
  });

  it('are two, whoever of those who wrote it comes back', () => {
    const writers = [{ accountId: '7', did: '拟写' }, { accountId: '8', did: '修改' }];
    expect(['7', '8', '9'].map((second) => secondStepRefusal(true, writers, second, '签发')?.params.first ?? null)).toEqual(['拟写', '修改', null]);
  });

  it('refuse the person of the first step, and say who may go on', () => {
    expect(() => refuseSamePerson(true, [{ accountId: null, did: '导入' }, { accountId: '1', did: '方案的拟定' }], '1', '交办')).toThrow('该方案实行双人复核：方案的拟定是你办理的，“交办”须由办公室另一人办理。');
  });
});
