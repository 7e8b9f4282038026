import { describe, expect, it } from 'vitest';
import { chosenForm, formsOf } from './forms';

const WORKING = ['report', 'filePlan', 'requestExtension', 'claimCompletion'];

describe('formsOf', () => {
  it.each([
    ['a new assignment is acknowledged or declined', 'assignment', 'acknowledgement', ['acknowledge', 'decline'], ['acknowledge', 'decline']],
    ['nothing else before it is acknowledged', 'assignment', 'itemCompletion', ['acknowledge', 'decline'], ['acknowledge', 'decline']],
    ['progress is answered by a report', 'assignment', 'progressUpdate', WORKING, ['report', 'filing', 'completion', 'extension']],
    ['a completion by a claim', 'assignment', 'itemCompletion', WORKING, ['completion', 'report', 'filing', 'extension']],
    ['a completion that cannot be claimed yet by a report', 'assignment', 'itemCompletion', ['report', 'requestExtension'], ['report', 'extension']],
    ['a filing by a filing', 'assignment', 'unitPlanFiling', WORKING, ['filing', 'report', 'completion', 'extension']],
    ['a cooperating unit sends input too', 'assignment', 'progressUpdate', ['fileInput', 'report'], ['report', 'input']],
    ['what waits for the office can be taken back', 'assignment', 'itemCompletion', ['takeBackRequest'], ['takeBack']],
    ['commands of the office are no forms of a unit', 'assignment', 'itemCompletion', ['acceptCompletion', 'refuseExtension'], []],
    ['opened for the sake of the item', 'assignment', null, WORKING, ['report', 'filing', 'completion', 'extension']],
    ['a submission', 'submission', 'monthlyInformation', ['submit', 'declareNoChange'], ['piece']],
    ['a submission that was handed in', 'submission', 'summary', ['withdraw'], ['piece']],
    ['a submission that is closed', 'submission', 'summary', [], []],
    ['a notice', 'notice', 'noticeReply', [], ['noticeReply']],
    ['a passage of a circular', 'circularPassage', 'circularReply', [], ['circularReply']],
    ['a signature', 'signature', 'signature', [], ['signature']],
    ['a plan', 'plan', 'yearRollover', [], []],
  ] as const)('%s', (_name, subjectType, kind, allowed, expected) => {
    expect(formsOf({ subjectType, kind, allowed })).toEqual(expected);
  });
});

it('shows the form of the address only when it fits', () => {
  expect([chosenForm(['report', 'extension'], 'extension'), chosenForm(['report', 'extension'], 'decline'), chosenForm([], 'report'), chosenForm(['report'], null)]).toEqual(['extension', 'report', null, 'report']);
});
