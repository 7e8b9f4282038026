import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { staged } from '../../test-stage';
import { IssueDialog } from './issue-dialog';
import type { Letter } from './notice-letter';
import { audiencesOf, byLevel, finalText, inView, type Notice, subjectOf } from './views';

const letter = (parts: Partial<Letter> = {}): Letter => ({
  id: '1', colour: 'red', state: 'draft', title: '红色督办单：黄陂区人民政府 事项办结（第33项）', planId: '6', documentNumber: '21号', unitId: '88', unit: '黄陂区人民政府', itemId: '101', obligationId: '2', dueOn: '2023-12-31', draftedOn: '2024-04-01',
  byLadder: true, replyWithin: 2, number: '', signatory: '', issuingAuthority: '', issuedOn: null, replyDueOn: null, closedOn: null, closingNote: '', supersededById: null, discardReason: '', body: '黄陂区人民政府：\n　　请立即办理。',
  replies: [], version: 3, colourTitle: '红色督办单', stateTitle: '待签发', allowed: ['edit', 'issue', 'discard'], refused: [], ...parts,
});

it('shows who gets it, with what number and text, before it goes out', async () => {
  const [onSaid, onClose] = [vi.fn(), vi.fn()];
  const sent = staged(<IssueDialog letter={letter()} act="issue" onClose={onClose} onSaid={onSaid} />, { 'POST /api/v1/notices/1/issue': letter({ number: '督办〔2024〕红1号' }) });
  const user = userEvent.setup();
  const dialog = within(screen.getByRole('dialog', { name: '签发督办单' }));
  expect(dialog.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['黄陂区人民政府联络员', '黄陂区人民政府负责人', '分管领导（抄送）']);
  expect(dialog.getByText(/督办〔2024〕红…号/)).toBeTruthy();
  expect(dialog.getByText(/请立即办理/)).toBeTruthy();
  const issue = dialog.getByRole('button', { name: '签发' });
  expect(issue).toHaveProperty('disabled', true);
  await user.type(dialog.getByRole('textbox', { name: '签发人' }), '李主任');
  await user.click(issue);
  await waitFor(() => expect(onSaid).toHaveBeenCalledWith('已签发，编号 督办〔2024〕红1号。'));
  expect(sent[0]?.headers.get('if-match')).toBe('"v3"');
  expect(sent[0]?.body).toEqual({ signatory: '李主任', issuingAuthority: '市对外开放领导小组办公室' });
  expect(onClose).toHaveBeenCalledOnce();
});

it('asks nothing again of what somebody has signed', async () => {
  const onSaid = vi.fn();
  const sent = staged(<IssueDialog letter={letter({ state: 'signed', colour: 'blue', signatory: '王主任', issuingAuthority: '市政府督查室' })} act="issue" onClose={vi.fn()} onSaid={onSaid} />, { 'POST /api/v1/notices/1/issue': letter({ number: '蓝2' }) });
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.getByText('市政府督查室 王主任（已签批）')).toBeTruthy();
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
  await userEvent.setup().click(screen.getByRole('button', { name: '签发' }));
  await waitFor(() => expect(onSaid).toHaveBeenCalled());
  expect(sent[0]?.body).toEqual({});
});

it.each([['blue', ['liaison']], ['yellow', ['liaison', 'unitHead']], ['red', ['liaison', 'unitHead', 'leader']]] as const)('a %s notice goes to %j', (colour, who) => expect(audiencesOf(colour)).toEqual(who));

it('puts the gravest first and keeps each state in one view', () => {
  const rows = [{ id: '1', colour: 'blue', state: 'draft' }, { id: '2', colour: 'red', state: 'signed' }, { id: '3', colour: 'red', state: 'answered' }, { id: '4', colour: 'blue', state: 'discarded' }] as Notice[];
  expect(byLevel(inView(rows, 'drafts')).map(({ colour, rows: own }) => [colour, own.map(({ id }) => id)])).toEqual([['red', ['2']], ['blue', ['1']]]);
  expect((['drafts', 'running', 'closed', 'dropped'] as const).map((view) => inView(rows, view).length)).toEqual([2, 1, 0, 1]);
});

it('knows what a notice is about without its level and its unit', () => expect(subjectOf('红色督办单：黄陂区人民政府 事项办结（第33项 制订）')).toBe('事项办结（第33项 制订）'));

it.each([
  ['请立即办理。\n（红色督办单草稿，由有签发权的负责人署名签发，抄送分管领导后生效。）', '请立即办理。'],
  ['请立即办理。（见附件）', '请立即办理。（见附件）'],
])('%s goes out as %s', (body, out) => expect(finalText(body)).toBe(out));
