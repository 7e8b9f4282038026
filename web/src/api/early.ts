import { demoAccount } from './identity';

const KNOWN = 'duban.known';
/** Answers older than this are not what somebody who waits for them wants to see. */
const FRESH_MS = 10_000;
const WHO = '/api/v1/sessions/current';
/** The plans that are listed beside the page. */
const PLANS = '/api/v1/plans?limit=200';
/** The pages of those who work with plans. Administrators do not: asking for them would be refused, and stand in the log as an attempt. */
const OF_PLANS: readonly string[] = ['inbox', 'my-unit', 'plans', 'tasks', 'review', 'notices', 'info', 'cockpit', 'brief', 'rehearsal', 'circulars', 'instructions', 'import'];
const LEDGER = /^\/plans\/(\d+)$/;

interface Together {
  readonly answers: readonly { readonly address: string; readonly status: number; readonly body: unknown }[];
}

declare global {
  interface Window {
    /** What was asked for early: by the script in the document, for those that come after it. */
    askedEarly?: Map<string, { readonly answer: Promise<Response>; readonly at: number }>;
  }
}

const asked = (): NonNullable<Window['askedEarly']> => (window.askedEarly ??= new Map());

/** Remembers that this browser has a session, or that it has none: only then may a page be asked for before the server was asked who one is. */
export function rememberSession(known: boolean): void {
  if (known) localStorage.setItem(KNOWN, '1');
  else localStorage.removeItem(KNOWN);
}

/** What the page at that address will ask for first, beyond what every page asks for. */
export function addressesOf(pathname: string): readonly string[] {
  const page = pathname.split('/')[1] ?? '';
  return [...(OF_PLANS.includes(page) ? [PLANS] : []), ...ownOf(pathname)];
}

function ownOf(pathname: string): readonly string[] {
  const planId = LEDGER.exec(pathname)?.[1];
  if (planId !== undefined) return [`/api/v1/plans/${planId}`, `/api/v1/plans/${planId}/ledger-page?limit=200`, `/api/v1/plans/${planId}/phases`];
  if (pathname === '/inbox') return ['/api/v1/inbox/matters?limit=200'];
  return [];
}

/** Asks in one request for what the address will show while the scripts that draw it are on their way; for a newcomer only which day it is. */
export function askEarly(pathname: string): void {
  const account = demoAccount();
  const known = account !== null || localStorage.getItem(KNOWN) !== null;
  const addresses = ['/api/v1/demo-clock', ...(known ? [WHO, ...addressesOf(pathname)] : [])];
  const together = fetch(`/api/v1/reads?addresses=${encodeURIComponent(addresses.join(','))}`, { credentials: 'same-origin', headers: account === null ? {} : { 'x-duban-account': account } });
  const parts = together.then(async (response) => (response.ok ? ((await response.clone().json()) as Together).answers : []));
  for (const address of addresses) {
    const answer = Promise.all([together, parts]).then(([response, answers]) => {
      const part = answers.find((one) => one.address === address);
      return part ? new Response(JSON.stringify(part.body), { status: part.status, headers: { 'content-type': part.status < 400 ? 'application/json' : 'application/problem+json' } }) : response.clone();
    });
    // Whoever takes the answer meets its failure; one that nobody takes is no failure of the page.
    answer.catch(() => undefined);
    asked().set(keyOf(address, account), { answer, at: performance.now() });
  }
}

/** The answer that was asked for early for the same person, once; undefined when there is none or it is no longer fresh. */
export function takeEarly(request: Pick<Request, 'method' | 'url' | 'headers'>): Promise<Response> | undefined {
  if (request.method !== 'GET') return undefined;
  const { pathname, search } = new URL(request.url, window.location.href);
  const key = keyOf(pathname + search, request.headers.get('x-duban-account'));
  const early = asked().get(key);
  asked().delete(key);
  return early && performance.now() - early.at < FRESH_MS ? early.answer : undefined;
}

const keyOf = (address: string, account: string | null): string => `${account ?? ''} ${address}`;
