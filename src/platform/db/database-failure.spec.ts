import { databaseFailure } from './database-failure.js';

const coded = (code: string): Error => Object.assign(new Error('x'), { code });

describe('databaseFailure', () => {
  it.each([
    ['ECONNREFUSED', 'unreachable'], // stopped
    ['57P03', 'unreachable'], // starting up
    ['08001', 'unreachable'],
    ['25006', 'unreachable'], // read-only standby
    ['ECONNRESET', 'cut'],
    ['57P01', 'cut'], // stopped fast
    ['57P02', 'cut'], // stopped immediately
    ['08006', 'cut'],
    ['25P03', 'cut'], // idle in transaction for too long
    ['57014', 'busy'], // statement timeout
    ['55P03', 'busy'], // lock timeout
    ['40P01', 'busy'],
    ['53300', 'busy'],
    ['53100', 'full'],
    ['23505', null],
    ['42P01', null],
  ])('takes %s for %s', (code, kind) => {
    expect(databaseFailure(coded(code))).toBe(kind);
  });

  it.each([
    ['timeout exceeded when trying to connect', 'busy'],
    ['Connection terminated due to connection timeout', 'unreachable'],
    ['Connection terminated unexpectedly', 'cut'],
    ['Client has encountered a connection error and is not queryable', 'cut'],
    ['something else', null],
  ])('takes the words “%s” of a failure without a code for %s', (words, kind) => {
    expect(databaseFailure(new Error(words))).toBe(kind);
  });

  it.each([null, undefined, 'Connection terminated unexpectedly', {}])('leaves %j alone', (other) => {
    expect(databaseFailure(other)).toBeNull();
  });
});
