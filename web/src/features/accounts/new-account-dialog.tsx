import { useState } from 'react';
import { answer, post, type Schemas } from '../../api/client';
import { CommandDialog } from '../../components/ui/command-dialog';
import { TextInput } from '../../components/ui/text-input';
import { Tick } from '../../components/ui/tick';
import { useWords } from '../../i18n/language';

interface Props {
  readonly onCreated: (created: Schemas['NewAccountResponse']) => void;
  readonly onClose: () => void;
}

/** A new account without rights; the code for its person is shown behind it. */
export function NewAccountDialog({ onCreated, onClose }: Props) {
  const words = useWords().accounts;
  const [login, setLogin] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [email, setEmail] = useState('');
  const [phone, setPhone] = useState('');
  const [program, setProgram] = useState(false);
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return (
    <CommandDialog
      title={words.createTitle}
      verb={words.create}
      wanted={login.trim() === '' || displayName.trim() === '' ? words.createFirst : ''}
      send={() => answer(post('/api/v1/accounts', { body: { login: login.trim(), displayName: displayName.trim(), email: orNull(email), phone: orNull(phone), program } }))}
      onDone={(created) => { onCreated(created); onClose(); }}
      onClose={onClose}
    >
      <p className="quiet">{words.createWhat}</p>
      <TextInput label={words.login} value={login} most={64} onChange={setLogin} help={words.loginHelp} complete="off" />
      <TextInput label={words.displayName} value={displayName} most={100} onChange={setDisplayName} complete="off" />
      <div className="pair">
        <TextInput label={words.email} type="email" note={words.may} value={email} onChange={setEmail} complete="off" />
        <TextInput label={words.phone} type="tel" note={words.may} value={phone} onChange={setPhone} complete="off" />
      </div>
      <Tick label={words.isProgram} ticked={program} onChange={setProgram} />
    </CommandDialog>
  );
}
