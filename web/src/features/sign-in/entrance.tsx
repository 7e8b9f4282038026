import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { answer, post } from '../../api/client';
import { useCommand } from '../../api/command';
import { becomeDemoAccount } from '../../api/identity';
import { ApiProblem } from '../../api/problem';
import { demoAccounts } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { SearchBox } from '../../components/ui/search-box';
import { TextInput } from '../../components/ui/text-input';
import { problemWords, Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { startTour } from '../tour/tour';
import { EntranceFrame } from './entrance-frame';
import { FactorSteps } from './factor-steps';

interface Props {
  readonly demo: boolean;
  readonly onEntered: () => void;
}

/** Where one comes in: by password, or in the demonstration by choosing a person. */
export function Entrance({ demo, onEntered }: Props) {
  return <EntranceFrame>{demo ? <ChoosePerson onChosen={onEntered} onTour={() => { startTour(); becomeDemoAccount('leader'); onEntered(); }} /> : <PasswordForm onEntered={onEntered} />}</EntranceFrame>;
}

const SHOWN = 24;

/** Everybody of the demonstration; the offices, leaders and administrators first. */
export function ChoosePerson({ onChosen, onTour }: { readonly onChosen: () => void; readonly onTour?: () => void }) {
  const words = useWords();
  const accounts = useQuery(demoAccounts());
  const [filter, setFilter] = useState('');
  return (
    <>
      <h2>{words.signIn.demoTitle}</h2>
      <p className="quiet">{words.signIn.demoWords}</p>
      {onTour && <p><Button kind="primary" onPress={onTour}>{words.tour.start}</Button></p>}
      <SearchBox label={words.signIn.filter} value={filter} onChange={setFilter} />
      <Waiting query={accounts}>
        {(people) => {
          const fitting = people.filter(({ login, displayName, unit }) => [login, displayName, unit ?? ''].some((text) => text.toLowerCase().includes(filter.trim().toLowerCase())));
          if (fitting.length === 0) return <p className="quiet">{words.signIn.none}</p>;
          return (
            <>
              <ul className="people">
                {fitting.slice(0, SHOWN).map(({ login, displayName, role, unit, leadingGroup }) => (
                  <li key={login}>
                    <button type="button" className="person" onClick={() => { becomeDemoAccount(login); onChosen(); }}>
                      <strong>{displayName}</strong>
                      <span className="sub">{words.roles[role]}{unit ?? leadingGroup ? ` · ${unit ?? leadingGroup}` : ''}</span>
                    </button>
                  </li>
                ))}
              </ul>
              {fitting.length > SHOWN && <p className="quiet">{words.signIn.more(fitting.length - SHOWN)}</p>}
            </>
          );
        }}
      </Waiting>
    </>
  );
}

function PasswordForm({ onEntered }: { readonly onEntered: () => void }) {
  const words = useWords();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [factorSet, setFactorSet] = useState(false);
  const enter = useCommand({
    mutationFn: () => answer(post('/api/v1/sessions', { body: { login: login.trim(), password, ...(code === '' ? {} : { totp: code }) } })),
    onMutate: () => setFactorSet(false),
    onSuccess: onEntered,
  });
  const factorWanted = enter.error instanceof ApiProblem && enter.error.code === 'second-factor-missing';
  return (
    <>
      <h2>{words.signIn.title}</h2>
      <form
        className="work-form"
        aria-label={words.signIn.title}
        onSubmit={(event) => {
          event.preventDefault();
          if (!enter.isPending) enter.mutate();
        }}
      >
        {enter.error && !factorSet && <p className="message message-fault" role="alert">{factorWanted ? words.signIn.factorWanted : problemWords(enter.error, words)}</p>}
        {factorSet && <p className="message" role="status">{words.signIn.factorSet}</p>}
        <TextInput label={words.signIn.login} complete="username" value={login} onChange={setLogin} />
        <TextInput label={words.signIn.password} type="password" complete="current-password" value={password} onChange={setPassword} />
        <TextInput label={words.signIn.code} complete="one-time-code" most={6} value={code} onChange={setCode} />
        <div className="work-buttons"><Button type="submit" kind="primary" isDisabled={enter.isPending || login.trim() === '' || password === ''}>{words.signIn.submit}</Button></div>
      </form>
      {factorWanted && !factorSet ? <FactorSteps login={login.trim()} password={password} onConfirmed={() => setFactorSet(true)} /> : <p><Link to="/activate">{words.signIn.activate}</Link></p>}
    </>
  );
}
