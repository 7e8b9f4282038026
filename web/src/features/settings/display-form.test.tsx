import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { staged } from '../../test-stage';
import { appearanceOf } from './appearance';
import { DisplayForm } from './display-form';

it('shows at once what is chosen, keeps the rest, and remembers it for the person', async () => {
  staged(<DisplayForm />, {});
  const user = userEvent.setup();
  expect((screen.getAllByRole('radio', { name: '标准' })[0] as HTMLInputElement).checked).toBe(true);
  await user.click(screen.getByRole('radio', { name: '特大' }));
  await user.click(screen.getByRole('radio', { name: '高对比度' }));
  expect(document.documentElement.dataset).toMatchObject({ textSize: 'extraLarge', contrast: 'high', motion: 'standard' });
  expect(appearanceOf('office')).toEqual({ textSize: 'extraLarge', contrast: 'high', motion: 'standard' });
});
