import type { zh } from '../live';

export const en: typeof zh = {
  away: 'The host cannot be reached. What you see is from before; what you are writing stays on this computer.',
  again: 'Try now',
  back: 'Connected again; the page is up to date.',
};
