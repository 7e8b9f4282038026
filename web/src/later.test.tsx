import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PageFault } from './features/shell/page-fault';
import { LanguageProvider } from './i18n/language';
import { later } from './later';
import { part } from './part';

const shown = (Part: React.ComponentType) => render(<LanguageProvider><PageFault><Part /></PageFault></LanguageProvider>);
const Page = () => <h1>台账</h1>;

it('says that it is being read until the part has come', async () => {
  let come: (page: typeof Page) => void = () => undefined;
  shown(later(part(() => new Promise<typeof Page>((resolve) => (come = resolve)))));
  expect(screen.getByRole('status').textContent).toBe('正在读取…');
  come(Page);
  expect((await screen.findByRole('heading')).textContent).toBe('台账');
});

it('draws at once what was fetched before', async () => {
  const ready = part(() => Promise.resolve(Page));
  await ready.fetch();
  shown(later(ready));
  expect(screen.getByRole('heading').textContent).toBe('台账');
});

it('says what to do when the part cannot be fetched', async () => {
  shown(later(part(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')))));
  expect((await screen.findByRole('alert')).textContent).toContain('Failed to fetch');
});
