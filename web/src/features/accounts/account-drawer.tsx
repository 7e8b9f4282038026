import { useState } from 'react';
import { answer, post, put, remove, type Schemas } from '../../api/client';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { CommandDialog } from '../../components/ui/command-dialog';
import { Drawer } from '../../components/ui/drawer';
import { ShownOnce } from '../../components/ui/shown-once';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { TokenDialog } from '../settings/token-dialog';
import { useSession } from '../shell/session';
import type { IssuedCode } from './accounts-page';
import { postWords } from './post-words';
import { type Proposal, ProposeDialog } from './propose-dialog';
import { type AccountAct, actsOn, mayChangePosts } from './rights';

interface Props {
  readonly account: Schemas['AccountViewResponse'];
  readonly people: readonly Schemas['AccountViewResponse'][];
  readonly onIssued: (code: IssuedCode) => void;
  readonly onSaid: (words: string) => void;
  readonly onClose: () => void;
}

/** One account: its posts, and what this administrator may do with it. */
export function AccountDrawer({ account, people, onIssued, onSaid, onClose }: Props) {
  const words = useWords();
  const said = words.accounts;
  const { person } = useSession();
  const [asking, setAsking] = useState<'stop' | 'resetCode' | 'issueToken' | null>(null);
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [token, setToken] = useState('');
  const { login } = account;
  const path = { login };
  const act = useCommand({
    mutationFn: async (name: 'resume' | 'clearFactor' | 'endSessions'): Promise<string> => {
      if (name === 'resume') return answer(put('/api/v1/accounts/{login}/state', { params: { path }, body: { active: true } })).then(() => said.done);
      if (name === 'clearFactor') return answer(remove('/api/v1/accounts/{login}/second-factor', { params: { path } })).then(() => said.clearedFactor);
      return answer(remove('/api/v1/accounts/{login}/sessions', { params: { path } })).then(({ ended }) => said.endedSessions(ended));
    },
    onSuccess: (done) => {
      onSaid(done);
      return queryClient.invalidateQueries();
    },
  });
  const press = (name: AccountAct): void => {
    if (name === 'grant') setProposal({ kind: 'grant', login });
    else if (name === 'stop' || name === 'resetCode' || name === 'issueToken') setAsking(name);
    else act.mutate(name);
  };
  const changing = mayChangePosts(account, person.post.role, person.login);
  return (
    <Drawer title={account.displayName} onClose={onClose}>
      <div className="item">
        <dl className="facts">
          <dt>{said.login}</dt><dd>{login}</dd>
          <dt>{said.head.state}</dt><dd>{account.active ? said.active : said.stopped}{account.program ? ` · ${said.program}` : ''}</dd>
          {!account.program && <><dt>{said.head.password}</dt><dd>{account.activated ? said.activated : said.notActivated}</dd><dt>{said.head.factor}</dt><dd>{account.secondFactor ? said.factorSet : said.factorNone}</dd></>}
        </dl>
        <section>
          <h2>{said.postsOf}</h2>
          {account.posts.length === 0 ? <p className="quiet">{said.noPosts}</p> : (
            <ul className="plain-list">
              {account.posts.map((held) => (
                <li key={held.postId} className="accounts-held">
                  <span>{postWords(held, words)}</span>
                  {changing && (
                    <>
                      <Button aria-label={`${said.succeed}${postWords(held, words)}`} onPress={() => setProposal({ kind: 'succeed', post: held })}>{said.succeed}</Button>
                      <Button aria-label={`${said.revoke}${postWords(held, words)}`} onPress={() => setProposal({ kind: 'revoke', post: held })}>{said.revoke}</Button>
                    </>
                  )}
                </li>
              ))}
            </ul>
          )}
        </section>
        <div className="work-buttons">
          {actsOn(account, person.post.role, person.login).map((name) => <Button key={name} isDisabled={act.isPending} onPress={() => press(name)}>{said[name]}</Button>)}
        </div>
        <p className="quiet" role="status">{act.data ?? ''}</p>
        {act.error && <p className="message message-fault" role="alert">{problemWords(act.error, words)}</p>}
        {token !== '' && <ShownOnce label={words.settings.tokenValue} secret={token} note={words.settings.tokenNote} />}
      </div>
      {asking === 'stop' && (
        <CommandDialog title={said.stopTitle} verb={said.stop} send={() => answer(put('/api/v1/accounts/{login}/state', { params: { path }, body: { active: false } }))} onDone={() => { onSaid(said.done); setAsking(null); }} onClose={() => setAsking(null)}>
          <p>{said.stopWhat(account.displayName)}</p>
        </CommandDialog>
      )}
      {asking === 'resetCode' && (
        <CommandDialog title={said.resetTitle} verb={said.resetNow} send={() => answer(post('/api/v1/accounts/{login}/activation-code', { params: { path } }))} onDone={(activation) => onIssued({ login, activation })} onClose={() => setAsking(null)}>
          <p>{said.resetWhat(account.displayName)}</p>
        </CommandDialog>
      )}
      {asking === 'issueToken' && <TokenDialog send={(body) => answer(post('/api/v1/accounts/{login}/api-tokens', { params: { path }, body }))} onIssued={setToken} onClose={() => setAsking(null)} />}
      {proposal && <ProposeDialog proposal={proposal} people={people} onDone={() => onSaid(said.proposed)} onClose={() => setProposal(null)} />}
    </Drawer>
  );
}
