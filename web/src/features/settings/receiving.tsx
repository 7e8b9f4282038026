import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { answer, put, type Schemas } from '../../api/client';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { Card } from '../../components/ui/card';
import { ShortForm } from '../../components/ui/short-form';
import { TextInput } from '../../components/ui/text-input';
import { problemWords, Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { colleagues, ownAccount } from './queries';

type Own = Schemas['OwnAccountResponse'];

/** Where somebody is reached by mail. */
export function EmailForm() {
  const words = useWords().settings;
  const own = useQuery(ownAccount());
  return <Card title={words.email}><Waiting query={own}>{(account) => <Email key={account.email} account={account} />}</Waiting></Card>;
}

function Email({ account }: { readonly account: Own }) {
  const words = useWords().settings;
  const [email, setEmail] = useState(account.email ?? '');
  return (
    <ShortForm label={words.email} verb={words.save} done={words.saved} send={() => answer(put('/api/v1/accounts/me/email', { body: { email: email.trim() === '' ? null : email.trim() } }))}>
      <TextInput label={words.emailField} type="email" complete="email" value={email} onChange={setEmail} help={words.emailHelp} />
    </ShortForm>
  );
}

/** From when to when somebody is away, and who receives meanwhile. */
export function AbsenceForm() {
  const words = useWords().settings;
  const own = useQuery(ownAccount());
  return <Card title={words.absence}><Waiting query={own}>{(account) => <Absence key={`${account.absentFrom}`} account={account} />}</Waiting></Card>;
}

function Absence({ account }: { readonly account: Own }) {
  const words = useWords();
  const { person } = useSession();
  const people = useQuery(colleagues(person.post));
  const list = useId();
  const [from, setFrom] = useState(account.absentFrom ?? '');
  const [until, setUntil] = useState(account.absentUntil ?? '');
  const [deputy, setDeputy] = useState('');
  const back = useCommand({ mutationFn: () => answer(put('/api/v1/accounts/me/absence', { body: { from: null, until: null, deputyLogin: null } })), onSuccess: () => queryClient.invalidateQueries() });
  return (
    <>
      <p>{account.absentFrom === null ? words.settings.absenceNone : words.settings.absenceNow(account.absentFrom, account.absentUntil ?? '', account.deputy ?? '')}</p>
      <ShortForm
        label={words.settings.absence}
        verb={words.settings.registerAbsence}
        done={words.settings.saved}
        wanted={from === '' ? words.settings.fromFirst : ''}
        send={() => answer(put('/api/v1/accounts/me/absence', { body: { from, until: until === '' ? null : until, deputyLogin: deputy.trim() === '' ? null : deputy.trim() } }))}
        beside={account.absentFrom !== null && <Button isDisabled={back.isPending} onPress={() => back.mutate()}>{words.settings.back}</Button>}
      >
        <div className="pair">
          <TextInput label={words.settings.from} type="date" value={from} onChange={setFrom} />
          <TextInput label={words.settings.until} type="date" value={until} min={from} onChange={setUntil} help={words.settings.untilHelp} />
        </div>
        <div className="field">
          <label htmlFor={`${list}-field`}>{words.settings.deputy}</label>
          <input className="input" id={`${list}-field`} list={list} autoComplete="off" value={deputy} aria-describedby={`${list}-help`} onChange={(event) => setDeputy(event.target.value)} />
          <datalist id={list}>{(people.data ?? []).filter(({ login }) => login !== null && login !== account.login).map(({ login, displayName }) => <option key={login} value={login ?? ''}>{displayName}</option>)}</datalist>
          <p className="field-help" id={`${list}-help`}>{words.settings.deputyHelp}</p>
        </div>
      </ShortForm>
      {back.error && <p className="message message-fault" role="alert">{problemWords(back.error, words)}</p>}
    </>
  );
}
