import type { FastifyInstance } from 'fastify';
import { Failure } from '../errors/failure.js';

const CONTROL = /[^\P{Cc}\t\n\r]/u;

/** Refuses addresses whose query can be read in two ways: a name twice, a list in brackets, a bad escape, a character nobody can see. */
export function readQueriesStrictly(fastify: Pick<FastifyInstance, 'addHook'>): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const start = request.url.indexOf('?');
    if (start !== -1) refuseAmbiguous(request.url.slice(start + 1));
    done();
  });
}

function refuseAmbiguous(query: string): void {
  const names = new Set<string>();
  for (const pair of query.split('&').filter((words) => words !== '')) {
    const [name, value] = decoded(pair);
    if (/[[\]]/.test(name)) throw new Failure('malformed-request', `查询参数“${name.slice(0, 40)}”不能带方括号，每个参数只能写一个值，请核对地址。`);
    if (names.has(name)) throw new Failure('malformed-request', `查询参数“${name.slice(0, 40)}”出现了两次，请只保留一个。`);
    if (CONTROL.test(name + value)) throw new Failure('validation-failed', `查询参数“${name.slice(0, 40)}”含有不可识别的字符，请删去后重试。`, [{ pointer: `/${name}`, detail: '含有不可识别的字符' }]);
    names.add(name);
  }
}

function decoded(pair: string): [string, string] {
  const [name = '', ...rest] = pair.replaceAll('+', ' ').split('=');
  try {
    return [decodeURIComponent(name), decodeURIComponent(rest.join('='))];
  } catch {
    throw new Failure('malformed-request', '地址中的查询参数编码不正确，请用 UTF-8 百分号编码。');
  }
}
