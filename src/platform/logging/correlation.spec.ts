import { correlationId, correlationOf, withCorrelation } from './correlation.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('the correlation id', () => {
  it.each([
    [{ 'x-request-id': 'gateway-17:4' }, 'gateway-17:4'],
    [{ traceparent: `00-${TRACE}-00f067aa0ba902b7-01` }, TRACE],
    [{ 'x-request-id': 'gateway-17', traceparent: `00-${TRACE}-00f067aa0ba902b7-01` }, 'gateway-17'],
  ])('is taken over from %j', (headers, id) => {
    expect(correlationOf(headers)).toBe(id);
  });

  it.each([[{}], [{ 'x-request-id': 'two\r\nlines' }], [{ 'x-request-id': 'x'.repeat(65) }], [{ 'x-request-id': '' }], [{ traceparent: '00-short-00-01' }], [{ 'x-request-id': ['a', 'b'] }]])(
    'is a new one for %j',
    (headers) => {
      expect(correlationOf(headers)).toMatch(UUID);
    },
  );

  it('stays with what is done asynchronously, and with nothing else', async () => {
    const seen = await Promise.all(['one', 'two'].map((id) => withCorrelation(id, async () => {
      await Promise.resolve();
      return correlationId();
    })));
    expect(seen).toEqual(['one', 'two']);
    expect(correlationId()).toBeNull();
  });
});
