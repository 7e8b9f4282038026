import createClient from 'openapi-fetch';
import { takeEarly } from './early';
import { demoAccount } from './identity';
import { patiently } from './patient';
import { ApiProblem, problemIn } from './problem';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

const client = createClient<paths>({ baseUrl: '', credentials: 'same-origin', fetch: (request) => takeEarly(request) ?? patiently(request) });

client.use({
  onRequest({ request }) {
    const account = demoAccount();
    if (account !== null) request.headers.set('x-duban-account', account);
    return request;
  },
});

export const { GET: get, POST: post, PUT: put, DELETE: remove } = client;

interface Answered<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of an answer; throws ApiProblem for every other one, also when the host cannot be reached (`status` 0, code `offline`). */
export async function answer<Data>(request: Promise<Answered<Data>>): Promise<Data> {
  let answered: Answered<Data>;
  try {
    answered = await request;
  } catch (error) {
    if (error instanceof TypeError) throw new ApiProblem(0, 'offline', error.message);
    throw error;
  }
  if (answered.response.ok) return answered.data as Data;
  throw problemIn(answered.response.status, answered.error);
}

/** The header that lets a change go ahead only on the version that was seen. */
export function seen(version: number): { readonly 'If-Match': string } {
  return { 'If-Match': `"v${version}"` };
}

/** A key of its own for one press of a button: the same request that arrives twice, such as after a broken connection, is carried out once. */
export function idempotencyKey(): { readonly 'Idempotency-Key': string } {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return { 'Idempotency-Key': Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') };
}
