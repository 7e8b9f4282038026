import { nextAttempt } from './delivery-attempts.js';

describe('after an attempt that failed', () => {
  it.each([[1, 60], [2, 300], [3, 900], [4, 3600], [5, 10_800], [6, 21_600], [7, 21_600], [12, 21_600]])('number %i the next one follows after %i seconds (F24)', (attempts, pauseSeconds) => {
    expect(nextAttempt(attempts, 0, '451')).toEqual({ pauseSeconds });
  });

  it('the last attempt falls at the end of the two days, not after it', () => {
    expect(nextAttempt(10, 47 * 3600, '451')).toEqual({ pauseSeconds: 3600 });
  });

  it('after two days it is given up with its last reason', () => {
    expect(nextAttempt(14, 48 * 3600, '451')).toEqual({ givenUp: '48小时内未能送达，最后一次：451' });
  });

  it.each([[1, 60], [2, 300], [5, 10_800]])('that waited a month for a sender, number %i is followed by another after %i seconds all the same', (attempts, pauseSeconds) => {
    expect(nextAttempt(attempts, 30 * 86_400, '451')).toEqual({ pauseSeconds });
  });

  it('that waited a month for a sender, it is given up after the sixth', () => {
    expect(nextAttempt(6, 30 * 86_400, '451')).toEqual({ givenUp: expect.stringContaining('451') });
  });
});
