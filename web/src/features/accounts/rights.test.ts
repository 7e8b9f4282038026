import { describe, expect, it } from 'vitest';
import { actsOn } from './rights';

const POST = { postId: '1', role: 'liaison', unit: '市商务局', leadingGroup: null } as const;
const account = (more: object = {}) => ({ accountId: '7', login: 'chen.si', displayName: '陈四', active: true, program: false, demo: false, activated: true, secondFactor: true, posts: [POST], ...more });
const [system, security] = ['systemAdministrator', 'securityAdministrator'] as const;

describe('what may be done with an account', () => {
  it.each([
    ['the system administrator stops a person', account(), system, ['stop']],
    ['and brings back who is stopped', account({ active: false }), system, ['resume']],
    ['and gives a new code only before the first use and without a post', account({ activated: false, posts: [] }), system, ['stop', 'resetCode']],
    ['and gives programs their tokens', account({ program: true, activated: false }), system, ['stop', 'issueToken']],
    ['the security administrator does the rest', account(), security, ['grant', 'resetCode', 'clearFactor', 'endSessions']],
    ['where there is no second factor there is none to clear', account({ secondFactor: false }), security, ['grant', 'resetCode', 'endSessions']],
    ['administrators are reset on the server alone', account({ posts: [{ ...POST, role: 'auditor' }] }), security, ['grant', 'endSessions']],
    ['whoever is stopped gets nothing', account({ active: false, secondFactor: false }), security, ['endSessions']],
    ['the auditor only looks', account(), 'auditor', []],
  ] as const)('%s', (_, given, role, acts) => expect(actsOn(given as never, role, 'somebody.else')).toEqual(acts));

  it('nobody stops, resets or promotes himself', () => {
    expect(actsOn(account() as never, system, 'chen.si')).toEqual([]);
    expect(actsOn(account() as never, security, 'chen.si')).toEqual(['endSessions']);
  });
});
