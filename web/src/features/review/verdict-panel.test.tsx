import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { staged } from '../../test-stage';
import { VerdictPanel } from './verdict-panel';

const ACCEPT = '/api/v1/assignments/a1/completion-claim/acceptance';
const RETURN = '/api/v1/assignments/a1/completion-claim/return';
const may = { allowed: true, reason: '' };

const shown = (answers: Record<string, unknown>, no: { allowed: boolean; reason: string } = may) => {
  const onDone = vi.fn();
  const sent = staged(
    <VerdictPanel draftKey="1" subjectId="a1" version={4} label="意见" yes={{ name: 'acceptCompletion', words: '通过', offer: may }} no={{ name: 'returnForRework', words: '退回补充', offer: no }} onDone={onDone} />,
    answers,
  );
  return { sent, onDone };
};

it('accepts with one key, on the version that was seen, once', async () => {
  const { sent, onDone } = shown({ [`POST ${ACCEPT}`]: {} });
  await userEvent.setup().keyboard('1');
  await waitFor(() => expect(onDone).toHaveBeenCalledWith('通过'));
  expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([`POST ${ACCEPT}`]);
  expect(sent[0]?.headers.get('if-match')).toBe('"v4"');
  expect(sent[0]?.headers.get('idempotency-key')).toMatch(/^[0-9a-f]{32}$/);
});

it('returns only with a reason', async () => {
  const { sent, onDone } = shown({ [`POST ${RETURN}`]: {} });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /退回补充/ }));
  expect(sent).toHaveLength(0);
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '意见' }));
  expect(screen.getByRole('textbox', { name: '意见', description: /先写明理由/ })).toBeTruthy();
  await user.keyboard('缺验收意见13');
  expect(sent).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: /退回补充/ }));
  await waitFor(() => expect(onDone).toHaveBeenCalledWith('退回补充'));
  expect(sent[0]?.body).toEqual({ reason: '缺验收意见13' });
});

it('says why something may not be done, and does not do it', async () => {
  const { sent } = shown({}, { allowed: false, reason: '任务责任现在是“办理中”，不能退回重办。' });
  const button = screen.getByRole('button', { name: '退回补充', description: '任务责任现在是“办理中”，不能退回重办。' });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  const user = userEvent.setup();
  await user.click(button);
  await user.keyboard('3');
  expect(sent).toHaveLength(0);
});

it('keeps what was written when somebody else was faster', async () => {
  const { onDone } = shown({ [`POST ${ACCEPT}`]: 412 });
  const user = userEvent.setup();
  await user.type(screen.getByRole('textbox', { name: '意见' }), '情况属实');
  await user.click(screen.getByRole('button', { name: /通过/ }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/已被他人修改.*你写的话还在/);
  expect(screen.getByRole('textbox', { name: '意见' })).toHaveProperty('value', '情况属实');
  expect(onDone).not.toHaveBeenCalled();
});
