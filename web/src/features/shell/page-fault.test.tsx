import { render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PageFault } from './page-fault';

afterEach(() => vi.restoreAllMocks());

function Broken(): never {
  throw new Error('unit is undefined');
}

describe('a page that cannot be drawn', () => {
  it('says so, names the fault and offers to open it again', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    render(<PageFault><Broken /></PageFault>);
    expect(screen.getByRole('alert').textContent).toContain('这一页出错了');
    expect(screen.getByRole('alert').textContent).toContain('unit is undefined');
    expect(screen.getByRole('button', { name: '重新打开' })).toBeTruthy();
  });

  it('is itself where nothing failed', () => {
    render(<PageFault><p>台账</p></PageFault>);
    expect(screen.getByText('台账')).toBeTruthy();
  });
});
