import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// jsdom lacks what React Aria asks for when it looks for the chosen option.
globalThis.CSS ??= {} as typeof CSS;
globalThis.CSS.escape ??= (words: string) => words.replaceAll(/["\\\]]/g, '\\$&');

afterEach(() => {
  cleanup();
  localStorage.clear();
});

// The client of the API takes these when it is loaded: addresses without a host need one, and each test answers for itself (see test-stage.tsx).
const Whole = globalThis.Request;
globalThis.Request = class extends Whole {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(typeof input === 'string' ? new URL(input, 'http://duban.test') : input, init);
  }
};
globalThis.fetch = (input) => (globalThis as unknown as { readonly answerOf: (request: Request) => Promise<Response> }).answerOf(input as Request);
