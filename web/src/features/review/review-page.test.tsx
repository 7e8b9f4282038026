import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { staged } from '../../test-stage';
import { ReviewPage } from './review-page';

const light = { colour: 'green', reason: '', provisional: false, ladder: null, dueOn: null, yellowFrom: null };
const row = (id: string, title: string) => ({
  obligationId: id, title, planId: '6', documentNumber: '21号', office: '办公室', subjectType: 'assignment', subjectId: `a${id}`, itemId: `i${id}`, itemNumber: id, unit: '市商务局', words: '', since: '2024-07-01', days: 4, workingDays: 4, dueOn: '2024-07-08', light,
});
const assignment = (id: string, allowed: string[]) => ({
  id: `a${id}`, unit: '市商务局', role: 'lead', roleWord: '牵头单位', printed: '市商务局', viaGroup: null, status: 'inProgress', acknowledgedAt: null, declineBy: null, openRequest: null, effectiveDueOn: '2025-09-30', originalDueOn: '2025-06-30', allowed, refused: [], version: 5,
});
const item = (id: string, allowed: string[], parts: object = {}) => ({
  itemId: `i${id}`, position: Number(id), number: id, headings: ['（一）'], text: `举措${id}`, upstreamText: null, points: [], targets: [], deadlineWords: '2025年6月', dueOn: '2025-06-30', evergreen: false, milestones: [], people: [], clauses: [], unresolved: [], line: 1,
  status: 'inProgress', statusTitle: '办理中', light, standsStill: true, assignmentsOfUnits: [assignment(id, allowed)], progressReports: [], completionClaims: [], suspensions: [], original: null, openInstructions: 0, allowed: [], refused: [], version: 1, planId: '6',
  attachments: { total: 0, latest: [] }, requests: { total: 0, latest: [] }, urges: { total: 0, latest: [] }, ...parts,
});
const claim = (id: string) => ({ completionClaims: [{ id: '1', assignmentId: `a${id}`, unit: '市商务局', evidence: `证明${id}`, claimedOn: '2024-07-01', claimedBy: '市商务局联络员', decision: null, decisionReason: '', decidedAt: null }] });
const extension = {
  id: '9', assignmentId: 'a3', unit: '市商务局', kind: 'extension', kindTitle: '延期申请', reason: '用地报批', proposedUnit: null, proposedUnitId: null, originalDueOn: '2025-06-30', dueOn: '2025-09-30', newDueOn: '2025-12-20', askedOn: '2024-07-01', askedBy: '市商务局联络员',
  status: 'pending', statusTitle: '待答复', decisionReason: '', grantedDueOn: null, reassignedTo: null, decidedAt: null, decidedBy: null,
};
const ANSWERS = {
  'GET /api/v1/review-queue': {
    today: '2024-07-05', totals: { waiting: 3, late: 0, bySubject: {}, longestWorkingDays: 4 },
    rows: [row('1', '市商务局申报办结：第1项 举措1'), row('2', '市商务局申报办结：第2项 举措2'), row('3', '市商务局申请延期：第3项 举措3')], nextCursor: null,
  },
  'GET /api/v1/inbox/matters': { today: '2024-07-05', totals: {}, rows: [], nextCursor: null },
  'GET /api/v1/plans': { rows: [], nextCursor: null },
  'GET /api/v1/items/i1': item('1', ['acceptCompletion', 'returnForRework'], claim('1')),
  'GET /api/v1/items/i2': item('2', ['acceptCompletion', 'returnForRework'], claim('2')),
  'GET /api/v1/items/i3': item('3', ['grantExtension', 'refuseExtension'], { requests: { total: 1, latest: [extension] } }),
  'POST /api/v1/assignments/a1/completion-claim/acceptance': {},
  'POST /api/v1/assignments/a3/extension-answer': {},
};

it('opens the next one after each decision, and says what was decided', async () => {
  const sent = staged(<ReviewPage />, ANSWERS);
  expect(await screen.findByText('证明1')).toBeTruthy();
  await userEvent.setup().keyboard('1');
  expect(await screen.findByText('证明2')).toBeTruthy();
  expect(screen.getByText('通过：市商务局')).toBeTruthy();
  expect(sent.filter(({ method }) => method === 'POST').map(({ path, headers }) => [path, headers.get('if-match')])).toEqual([['/api/v1/assignments/a1/completion-claim/acceptance', '"v5"']]);
});

it('is walked with J and K', async () => {
  staged(<ReviewPage />, ANSWERS);
  const user = userEvent.setup();
  await screen.findByText('证明1');
  await user.keyboard('j');
  expect(await screen.findByText('证明2')).toBeTruthy();
  await user.keyboard('k');
  expect(await screen.findByText('证明1')).toBeTruthy();
});

it('shows the original date beside the one asked for, and grants the day that was set', async () => {
  const sent = staged(<ReviewPage />, ANSWERS, '/review?kind=extension');
  expect(await screen.findByText('用地报批')).toBeTruthy();
  const dates = screen.getAllByRole('definition').map(({ textContent }) => textContent);
  expect(dates).toEqual(['2025-06-30原文“2025年6月”', '2025-09-30', '2025-12-20']);
  const verdict = within(screen.getByRole('region', { name: '决定' }));
  const user = userEvent.setup();
  await user.clear(verdict.getByLabelText('同意延到'));
  await user.type(verdict.getByLabelText('同意延到'), '2025-11-30');
  await user.click(verdict.getByRole('button', { name: /同意延到 2025-11-30/ }));
  await waitFor(() => expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ accept: true, dueOn: '2025-11-30' }));
});
