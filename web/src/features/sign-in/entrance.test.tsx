import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { staged } from '../../test-stage';
import { Entrance } from './entrance';

const typed = async (code: string) => {
  const user = userEvent.setup();
  await user.type(screen.getByRole('textbox', { name: '登录名' }), ' zhang.san ');
  await user.type(screen.getByLabelText('口令'), '江城夜雨十年灯');
  if (code !== '') await user.type(screen.getByRole('textbox', { name: '动态口令（启用后必填）' }), code);
  await user.click(screen.getByRole('button', { name: '登录' }));
};

it('sends the digits of the second factor only where they were written', async () => {
  const entered = vi.fn();
  const sent = staged(<Entrance demo={false} onEntered={entered} />, { 'POST /api/v1/sessions': {} });
  await typed('123456');
  await vi.waitFor(() => expect(entered).toHaveBeenCalled());
  expect(sent[0]?.body).toEqual({ login: 'zhang.san', password: '江城夜雨十年灯', totp: '123456' });
});

it('sets up the second factor on the spot for a post that needs one', async () => {
  staged(<Entrance demo={false} onEntered={() => undefined} />, {});
  const bodies: unknown[] = [];
  vi.stubGlobal('answerOf', async (request: Request) => {
    const { pathname } = new URL(request.url);
    bodies.push(JSON.parse(await request.clone().text()));
    if (pathname === '/api/v1/second-factor') return Response.json({ secret: 'ABCDEFGH', uri: 'otpauth://totp/x?secret=ABCDEFGH' });
    if (pathname === '/api/v1/second-factor/confirmation') return new Response(null, { status: 204 });
    return Response.json({ status: 403, code: 'second-factor-missing', detail: '…' }, { status: 403 });
  });
  await typed('');
  const user = userEvent.setup();
  expect((await screen.findByRole('alert')).textContent).toContain('请先在手机上设置');
  await user.click(screen.getByRole('button', { name: '取得密钥' }));
  expect((await screen.findByRole('status', { name: '密钥' })).textContent).toBe('ABCDEFGH');
  await user.type(screen.getByRole('textbox', { name: '手机上显示的 6 位数字' }), '654321');
  await user.click(screen.getByRole('button', { name: '确认启用' }));
  expect(await screen.findByText(/动态口令已启用/)).toBeTruthy();
  expect(bodies[2]).toEqual({ login: 'zhang.san', password: '江城夜雨十年灯', totp: '654321' });
});
