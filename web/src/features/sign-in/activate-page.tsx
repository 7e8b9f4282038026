import { useState } from 'react';
import { Link } from 'react-router';
import { answer, post } from '../../api/client';
import { ShortForm } from '../../components/ui/short-form';
import { TextInput } from '../../components/ui/text-input';
import { useWords } from '../../i18n/language';
import { EntranceFrame } from './entrance-frame';

/** The first password of an account, or a new one after a reset, for whoever holds the code. */
export function ActivatePage() {
  const words = useWords();
  const [login, setLogin] = useState('');
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [done, setDone] = useState(false);
  const differs = again !== '' && again !== password;
  return (
    <EntranceFrame>
      <h2>{words.signIn.activateTitle}</h2>
      {done ? (
        <>
          <p className="message" role="status">{words.signIn.activated}</p>
          <p><Link className="button button-primary" to="/">{words.signIn.toSignIn}</Link></p>
        </>
      ) : (
        <>
          <p className="quiet">{words.signIn.activateWhat}</p>
          <ShortForm
            label={words.signIn.activateTitle}
            verb={words.signIn.activateNow}
            done={words.signIn.activated}
            quietly
            onDone={() => setDone(true)}
            wanted={differs ? words.settings.differs : [login, code, password, again].some((field) => field.trim() === '') ? words.signIn.fillFirst : ''}
            send={() => answer(post('/api/v1/activations', { body: { login: login.trim(), code: code.trim(), password } }))}
            beside={<Link to="/">{words.signIn.toSignIn}</Link>}
          >
            <TextInput label={words.signIn.login} complete="username" value={login} onChange={setLogin} />
            <TextInput label={words.signIn.activationCode} complete="off" value={code} onChange={setCode} />
            <TextInput label={words.settings.next} type="password" complete="new-password" value={password} onChange={setPassword} help={words.settings.nextHelp} />
            <TextInput label={words.settings.again} type="password" complete="new-password" value={again} onChange={setAgain} fault={differs ? words.settings.differs : null} />
          </ShortForm>
        </>
      )}
    </EntranceFrame>
  );
}
