import type { Schemas } from '../../api/client';

type Role = Schemas['HeldPostResponse']['role'];
type Account = Schemas['AccountViewResponse'];

export type AccountAct = 'stop' | 'resume' | 'resetCode' | 'clearFactor' | 'endSessions' | 'grant' | 'issueToken';

const ADMINISTRATORS: ReadonlySet<Role> = new Set(['systemAdministrator', 'securityAdministrator', 'auditor']);

/** What a person in this post may do with an account, in the order it is offered (access table, rows 1 to 3); the server decides again. */
export function actsOn({ login, active, program, activated, secondFactor, posts }: Account, role: Role, own: string): readonly AccountAct[] {
  const administrator = posts.some((post) => ADMINISTRATORS.has(post.role));
  const itself = login === own;
  const acts: AccountAct[] = [];
  if (role === 'systemAdministrator') {
    if (!itself) acts.push(active ? 'stop' : 'resume');
    if (active && !program && !activated && posts.length === 0) acts.push('resetCode');
    if (active && program) acts.push('issueToken');
  }
  if (role === 'securityAdministrator') {
    if (active && !itself) acts.push('grant');
    if (active && !program && !administrator && !itself) acts.push('resetCode');
    if (secondFactor && !administrator && !itself) acts.push('clearFactor');
    if (!program) acts.push('endSessions');
  }
  return acts;
}

/** Whether the posts of this account may be withdrawn or handed on by this person. */
export function mayChangePosts(account: Account, role: Role, own: string): boolean {
  return role === 'securityAdministrator' && account.login !== own;
}
