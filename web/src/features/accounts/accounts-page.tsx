import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddress } from '../../address';
import { accounts, apiTokens } from '../../api/queries';
import type { Schemas } from '../../api/client';
import { Button } from '../../components/ui/button';
import { PageHead } from '../../components/ui/page-head';
import { ShownOnce } from '../../components/ui/shown-once';
import { Waiting } from '../../components/ui/waiting';
import { minuteOf } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import { TokenTable } from '../settings/token-table';
import { useSession } from '../shell/session';
import { AccountDrawer } from './account-drawer';
import { AccountTable } from './account-table';
import { NewAccountDialog } from './new-account-dialog';
import { roleChanges } from './queries';
import { RoleChangeList } from './role-change-list';

export interface IssuedCode {
  readonly login: string;
  readonly activation: Schemas['ActivationCodeResponse'];
}

/** Who has an account and which posts, what is proposed about them, and the tokens of programs. */
export function AccountsPage() {
  const words = useWords().accounts;
  const { person } = useSession();
  const system = person.post.role === 'systemAdministrator';
  const [params, change] = useAddress();
  const [creating, setCreating] = useState(false);
  const [issued, setIssued] = useState<IssuedCode | null>(null);
  const [said, setSaid] = useState('');
  const people = useQuery(accounts());
  const changes = useQuery(roleChanges());
  const tokens = useQuery({ ...apiTokens(), enabled: system });
  const views = system ? (['accounts', 'changes', 'tokens'] as const) : (['accounts', 'changes'] as const);
  const view = views.find((name) => name === params.get('view')) ?? 'accounts';
  const open = people.data?.find(({ login }) => login === params.get('open'));
  const waiting = changes.data?.filter(({ state }) => state === 'proposed').length ?? 0;
  const counts = { accounts: people.data?.length ?? 0, changes: waiting, tokens: tokens.data?.filter(({ login }) => login !== person.login).length ?? 0 };
  return (
    <>
      <PageHead title={words.title} what={words.what} actions={system && <Button kind="primary" onPress={() => setCreating(true)}>{words.newAccount}</Button>} />
      {issued && <div className="page-once"><ShownOnce label={words.code(issued.login)} secret={issued.activation.code} note={words.codeNote(minuteOf(issued.activation.expiresAt))} /></div>}
      <div className="tabs" role="group" aria-label={words.title}>
        {views.map((name) => (
          <button key={name} type="button" className="tab" aria-pressed={view === name} onClick={() => change({ view: name, open: null })}>{name === 'changes' ? `${words.views.changes} · ${words.waiting}` : words.views[name]} <span>{counts[name]}</span></button>
        ))}
        <span className="tabs-said" role="status">{said}</span>
      </div>
      {view === 'accounts' && <Waiting query={people}>{(rows) => <AccountTable rows={rows} onOpen={(login) => change({ open: login })} />}</Waiting>}
      {view === 'changes' && <Waiting query={changes}>{(rows) => <RoleChangeList changes={rows} people={people.data ?? []} onSaid={setSaid} />}</Waiting>}
      {view === 'tokens' && <Waiting query={tokens}>{(rows) => <div className="page-part"><p className="quiet">{words.programTokens}</p><TokenTable tokens={rows.filter(({ login }) => login !== person.login)} /></div>}</Waiting>}
      {open && <AccountDrawer account={open} people={people.data ?? []} onIssued={(code) => { setIssued(code); change({ open: null }); }} onSaid={setSaid} onClose={() => change({ open: null })} />}
      {creating && <NewAccountDialog onCreated={({ login, activation }) => { setSaid(words.created(login)); if (activation) setIssued({ login, activation }); }} onClose={() => setCreating(false)} />}
    </>
  );
}
