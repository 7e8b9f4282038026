import { useState } from 'react';
import { answer, put } from '../../api/client';
import { Card } from '../../components/ui/card';
import { ShortForm } from '../../components/ui/short-form';
import { TextInput } from '../../components/ui/text-input';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { FactorSteps } from '../sign-in/factor-steps';

/** Another password; the other sessions of this person end with it. */
export function PasswordForm() {
  const words = useWords().settings;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const clear = (): void => [setCurrent, setNext, setAgain].forEach((set) => set(''));
  const differs = again !== '' && again !== next;
  return (
    <Card title={words.password}>
      <ShortForm
        label={words.password}
        verb={words.change}
        done={words.changed}
        onDone={clear}
        wanted={differs ? words.differs : current === '' || next === '' || again === '' ? words.threeFirst : ''}
        send={() => answer(put('/api/v1/accounts/me/password', { body: { current, next } }))}
      >
        <TextInput label={words.current} type="password" complete="current-password" value={current} onChange={setCurrent} />
        <TextInput label={words.next} type="password" complete="new-password" value={next} onChange={setNext} help={words.nextHelp} />
        <TextInput label={words.again} type="password" complete="new-password" value={again} onChange={setAgain} fault={differs ? words.differs : null} />
      </ShortForm>
    </Card>
  );
}

/** The second factor, set up by who is signed in already. */
export function FactorForm() {
  const words = useWords().settings;
  const { login } = useSession().person;
  const [password, setPassword] = useState('');
  const [times, setTimes] = useState(0);
  return (
    <Card title={words.factor} what={words.factorWhat}>
      <FactorSteps key={times} login={login} password={password} onPassword={setPassword} onConfirmed={() => { setPassword(''); setTimes(times + 1); }} />
      <p className="quiet" role="status">{times > 0 ? words.confirmed : ''}</p>
    </Card>
  );
}
