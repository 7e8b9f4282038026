import { ADVISORY_LOCKS } from './advisory-locks.js';

it('no two pieces of work share a lock', () => {
  expect(new Set(Object.values(ADVISORY_LOCKS)).size).toBe(Object.keys(ADVISORY_LOCKS).length);
});
