import { describe, expect, it } from 'vitest';
import { eventReader, subjectsIn, touches } from './event-stream';

const STREAM = 'event: beat\nid: 7\ndata: \n\n: still here\n\nid: 9\nevent: changed\ndata: {"subjects":\ndata: [{"planId":"1","itemId":"33"}]}\n\nid: 10\nevent: everything\ndata: \n\n';
const EVENTS = [
  { id: '7', type: 'beat', data: '' },
  { id: '9', type: 'changed', data: '{"subjects":\n[{"planId":"1","itemId":"33"}]}' },
  { id: '10', type: 'everything', data: '' },
];

describe('reading an event stream', () => {
  it('gives the events of a whole text', () => expect(eventReader()(STREAM)).toEqual(EVENTS));
  it.each(['\n', '\r\n', '\r'])('gives the same however it is cut up, with line end %j', (end) => {
    const text = STREAM.replaceAll('\n', end);
    for (let size = 1; size <= text.length; size += 1) {
      const read = eventReader();
      const events = [];
      for (let at = 0; at < text.length; at += size) events.push(...read(text.slice(at, at + size)));
      // A line end of one character may be half of two: the last event waits for what follows.
      events.push(...read(': end\n\n'));
      expect(events).toEqual(EVENTS);
    }
  });
  it('keeps an unfinished event until it is whole', () => {
    const read = eventReader();
    expect(read('id: 1\ndata: half')).toEqual([]);
    expect(read(' more\n\n')).toEqual([{ id: '1', type: 'message', data: 'half more' }]);
  });
});

it.each([
  ['{"subjects":[{"planId":"1","itemId":null}]}', [{ planId: '1', itemId: null }]],
  ['{"other":1}', null],
  ['not json', null],
])('%s tells of %j', (data, subjects) => expect(subjectsIn(data)).toEqual(subjects));

it.each([
  [['plans'], true],
  [['plans', '1', 'ledger'], true],
  [['plans', '2', 'ledger'], false],
  [['items', '33', 'thread'], true],
  [['items', '34'], false],
  [['matrix', '1', '2024'], true],
  [['matrix', '2', '2024'], false],
  [['brief'], true],
  [['brief', 'delta', '2', '2024-06-30'], false],
  [['matters'], true],
  [['me', 'leader'], false],
  [['rehearsal', {}], false],
])('a change of item 33 in plan 1 touches %j: %s', (key, touched) => expect(touches(key, [{ planId: '1', itemId: '33' }])).toBe(touched));

it('takes a change of a whole plan for one of its items too', () => expect(touches(['items', '34'], [{ planId: '1', itemId: null }])).toBe(true));
