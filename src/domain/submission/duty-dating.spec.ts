import { refuseDutyDay } from './duty-dating.js';

const DUTY = { cadence: 'once', title: '总结报送' } as const;

describe('the due day of a reporting duty', () => {
  it.each(['2024-04-01', '2024-04-02', '2025-01-01'])('may be %s when today is 2024-04-01', (dueOn) => {
    expect(() => refuseDutyDay(DUTY, dueOn, '2024-04-01')).not.toThrow();
  });

  it('is not over', () => {
    expect(() => refuseDutyDay(DUTY, '2024-03-31', '2024-04-01')).toThrow('2024-03-31早于今天（2024-04-01）');
  });

  it.each(['monthly', 'quarterly', 'yearly'] as const)('is not given to a %s duty', (cadence) => {
    expect(() => refuseDutyDay({ ...DUTY, cadence }, '2024-05-01', '2024-04-01')).toThrow('“总结报送”按期报送');
  });
});
