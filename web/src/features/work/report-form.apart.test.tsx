import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { get, post } from '../../api/client';
import { LanguageProvider } from '../../i18n/language';
import type { Outgoing } from './outgoing';
import { ReportForm } from './report-form';

vi.mock('../../api/client', async (original) => ({ ...(await original<typeof import('../../api/client')>()), get: vi.fn(), post: vi.fn() }));

const LAST = { state: 'behind', progress: '新增有实绩企业706家', problems: '', nextSteps: '', reportedAt: '2024-03-05T08:00:00Z' };
const FORM = { version: 3, last: LAST as typeof LAST | null, targets: [{ position: 1, words: '900家以上', value: 900, unit: '家', lastValue: 706, lastOn: '2024-03-05' }], inputs: [{ id: '7', assignmentId: '8', unit: '市经信局', kind: 'progress', kindTitle: '配合情况', text: '帮扶20家', newDueOn: null, sentBy: '张', sentAt: '2024-03-20T08:00:00Z', usedInReportId: null }] };
const ok = (data: unknown) => Promise.resolve({ data, response: new Response(null, { status: 200 }) }) as never;

/** Sends at once what would wait; the acts are kept, and what was said or why it was refused. */
const shown = (toHead = false) => {
  const acts: string[] = [];
  const said: string[] = [];
  const onOutgoing = (act: Outgoing): void => {
    acts.push(act.words);
    act.send({ keepalive: false }).then((words) => said.push(words), (error: Error) => said.push(error.message));
  };
  const view = render(
    <LanguageProvider>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <ReportForm subject={{ id: '25', version: 3, title: '第25项', role: 'lead', declineBy: null, effectiveDueOn: null }} draftKey="li.assignment-25.report" toHead={toHead} onDone={vi.fn()} onOutgoing={onOutgoing} />
      </QueryClientProvider>
    </LanguageProvider>,
  );
  return { ...view, acts, said };
};

beforeEach(() => {
  vi.mocked(get).mockReset().mockImplementation(() => ok(FORM));
  vi.mocked(post).mockReset().mockImplementation(() => ok({ progressReportId: '1', assignment: {} }));
});

it('begins with the last report: state, text and figures', async () => {
  shown();
  expect((await screen.findByRole('textbox', { name: '进展情况' })).textContent).toBe('新增有实绩企业706家');
  expect(screen.getByRole('radio', { name: '滞后' })).toHaveProperty('checked', true);
  expect(screen.getByRole('spinbutton', { name: '900家以上（单位：家）' })).toHaveProperty('value', '706');
  expect(screen.getByText('与上次所报相同。没有变化的，按“无新进展”。')).toBeTruthy();
});

it('sends what was changed on the version that was seen, and says that it is done', async () => {
  const { acts, said } = shown();
  const user = userEvent.setup();
  const figure = await screen.findByRole('spinbutton');
  await user.clear(figure);
  await user.type(figure, '731');
  await user.click(screen.getByRole('radio', { name: '正常' }));
  await user.click(screen.getByRole('button', { name: '采用' }));
  await user.click(screen.getByRole('button', { name: '报送进展' }));
  const [path, sent] = vi.mocked(post).mock.calls[0] as unknown as [string, { body: unknown; headers: Record<string, string> }];
  expect(path).toBe('/api/v1/assignments/{id}/progress-reports');
  expect(sent.body).toEqual({ state: 'onTrack', progress: '新增有实绩企业706家\n市经信局：帮扶20家', problems: '', nextSteps: '', targetValues: [{ position: 1, value: 731 }], usedInputIds: ['7'], attachmentIds: [] });
  expect(sent.headers).toMatchObject({ 'If-Match': '"v3"', 'Idempotency-Key': expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect(acts).toEqual(['报送进展：第25项']);
  await waitFor(() => expect(said).toEqual(['已报送']));
});

it('keeps what was typed when the page is opened again, and gives the beginning back on demand', async () => {
  const user = userEvent.setup();
  const { unmount } = shown();
  await user.type(await screen.findByRole('textbox', { name: '存在问题' }), '缺验收意见');
  unmount();
  shown();
  expect((await screen.findByRole('textbox', { name: '存在问题' })).textContent).toBe('缺验收意见');
  await user.click(screen.getByRole('button', { name: '丢弃草稿' }));
  expect(screen.getByRole('textbox', { name: '存在问题' }).textContent).toBe('');
});

it('keeps the text when the server refuses, and forgets it only once it was sent', async () => {
  const user = userEvent.setup();
  vi.mocked(post).mockImplementationOnce(() => Promise.resolve({ error: { code: 'version-mismatch', detail: '该责任已被他人更新。' }, response: new Response(null, { status: 412 }) }) as never);
  const { said } = shown();
  await user.type(await screen.findByRole('textbox', { name: '下一步措施' }), '加快');
  await user.click(screen.getByRole('button', { name: '报送进展' }));
  await waitFor(() => expect(said).toEqual(['该责任已被他人更新。']));
  expect(screen.getByRole('textbox', { name: '下一步措施' }).textContent).toBe('加快');
  expect(Object.keys(localStorage).filter((key) => key.startsWith('duban.draft'))).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: '报送进展' }));
  await waitFor(() => expect(said).toEqual(['该责任已被他人更新。', '已报送']));
  expect(Object.keys(localStorage).filter((key) => key.startsWith('duban.draft'))).toEqual([]);
});

it('sends nothing without progress, and names the field', async () => {
  const user = userEvent.setup();
  shown();
  const progress = await screen.findByRole('textbox', { name: '进展情况' });
  await user.clear(progress);
  await user.click(screen.getByRole('button', { name: '报送进展' }));
  expect(post).not.toHaveBeenCalled();
  expect(progress.getAttribute('aria-invalid')).toBe('true');
});

it('says that the head signs first, and offers no “no change” on a first report', async () => {
  vi.mocked(get).mockImplementation(() => ok({ ...FORM, last: null }));
  vi.mocked(post).mockImplementation(() => ok({ progressReportId: null, assignment: {} }));
  const { said } = shown(true);
  const user = userEvent.setup();
  await user.type(await screen.findByRole('textbox', { name: '进展情况' }), '已启动');
  expect(screen.queryByRole('button', { name: '无新进展' })).toBeNull();
  await user.click(screen.getByRole('button', { name: '报送进展，送负责人签批' }));
  await waitFor(() => expect(said).toEqual(['已送单位负责人签批，签批后生效']));
});
