import { demoAccount } from './identity';

const KNOWN = 'duban.known';
/** Answers older than this are not what somebody who waits for them wants to see. */
const FRESH_MS = 10_000;
const LEDGER = /^\/plans\/(\d+)$/;

const asked = new Map<string, { readonly answer: Promise<Response>; readonly at: number }>();

/** Remembers that this browser has a session, or that it has none: only then may a page be asked for before the server was asked who one is. */
export function rememberSession(known: boolean): void {
  if (known) localStorage.setItem(KNOWN, '1');
  else localStorage.removeItem(KNOWN);
}

/** What the page at that address will ask for first. */
export function addressesOf(pathname: string): readonly string[] {
  const planId = LEDGER.exec(pathname)?.[1];
  if (planId !== undefined) return [`/api/v1/plans/${planId}`, `/api/v1/plans/${planId}/ledger-page?limit=200`, `/api/v1/plans/${planId}/phases`];
  if (pathname === '/inbox') return ['/api/v1/inbox/matters?limit=200'];
  if (pathname === '/plans') return ['/api/v1/plans?limit=200'];
  return [];
}

/** Asks for what the address will show while the scripts that draw it are on their way; for a newcomer only which day it is. */
export function askEarly(pathname: string): void {
  const account = demoAccount();
  const known = account !== null || localStorage.getItem(KNOWN) !== null;
  for (const address of ['/api/v1/demo-clock', ...(known ? ['/api/v1/sessions/current', ...addressesOf(pathname)] : [])]) {
    const answer = fetch(address, { credentials: 'same-origin', headers: account === null ? {} : { 'x-duban-account': account } });
    // Whoever takes the answer meets its failure; one that nobody takes is no failure of the page.
    answer.catch(() => undefined);
    asked.set(keyOf(address, account), { answer, at: performance.now() });
  }
}

/** The answer that was asked for early for the same person, once; undefined when there is none or it is no longer fresh. */
export function takeEarly(request: Pick<Request, 'method' | 'url' | 'headers'>): Promise<Response> | undefined {
  if (request.method !== 'GET') return undefined;
  const { pathname, search } = new URL(request.url, window.location.href);
  const key = keyOf(pathname + search, request.headers.get('x-duban-account'));
  const early = asked.get(key);
  asked.delete(key);
  return early && performance.now() - early.at < FRESH_MS ? early.answer : undefined;
}

const keyOf = (address: string, account: string | null): string => `${account ?? ''} ${address}`;
