import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { staged } from '../../test-stage';
import type { ReviewMatter } from '../review/review-matters';
import { TodayQueue } from './today-queue';

it('says how much there is of what, and where going through it begins', () => {
  staged(<TodayQueue matters={[{ kind: 'completion' }, { kind: 'completion' }, { kind: 'decline' }] as ReviewMatter[]} noticeDrafts={1} queue={[]} />, {});
  expect(screen.getByRole('heading', { name: '今天要办 4' })).toBeTruthy();
  expect(screen.getByRole('link', { name: '办结申报 2' }).getAttribute('href')).toBe('/review?kind=completion');
  expect(screen.getByRole('link', { name: '督办单待签 1' }).getAttribute('href')).toBe('/notices');
  expect(screen.getByRole('link', { name: /逐件处理/ }).getAttribute('href')).toBe('/review');
});

it('offers no walk through nothing', () => {
  staged(<TodayQueue matters={[]} noticeDrafts={0} queue={[]} />, {});
  expect(screen.getByText('今天没有等本办的事。')).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
});
