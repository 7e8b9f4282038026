import { useState } from 'react';
import { answer, post, type Schemas } from '../../api/client';
import { ShortForm } from '../../components/ui/short-form';
import { ShownOnce } from '../../components/ui/shown-once';
import { TextInput } from '../../components/ui/text-input';
import { useWords } from '../../i18n/language';

interface Props {
  readonly login: string;
  readonly password: string;
  /** Where the password is asked for here, that and the present digits. */
  readonly onPassword?: (password: string) => void;
  readonly onConfirmed: () => void;
}

/** Setting up the second factor: a key for the telephone, then the first digits it shows. */
export function FactorSteps({ login, password, onPassword, onConfirmed }: Props) {
  const words = useWords().settings;
  const [oldCode, setOldCode] = useState('');
  const [code, setCode] = useState('');
  const [offered, setOffered] = useState<Schemas['OfferedFactorResponse'] | null>(null);
  if (offered === null) {
    return (
      <ShortForm
        label={words.factor}
        verb={words.askSecret}
        done=""
        quietly
        wanted={password === '' ? words.passwordFirst : ''}
        onDone={setOffered}
        send={() => answer(post('/api/v1/second-factor', { body: { login, password, ...(oldCode === '' ? {} : { totp: oldCode }) } }))}
      >
        {onPassword && (
          <>
            <TextInput label={words.passwordNow} type="password" complete="current-password" value={password} onChange={onPassword} />
            <TextInput label={words.oldCode} complete="one-time-code" most={6} value={oldCode} onChange={setOldCode} help={words.oldCodeHelp} />
          </>
        )}
      </ShortForm>
    );
  }
  return (
    <ShortForm
      label={words.factor}
      verb={words.confirm}
      done=""
      quietly
      wanted={/^\d{6}$/.test(code) ? '' : words.digitsFirst}
      onDone={onConfirmed}
      send={() => answer(post('/api/v1/second-factor/confirmation', { body: { login, password, totp: code } }))}
    >
      <ShownOnce label={words.secret} secret={offered.secret} note={words.secretNote} />
      <p><a href={offered.uri}>{words.secretLink}</a></p>
      <TextInput label={words.firstCode} complete="one-time-code" most={6} value={code} onChange={setCode} />
    </ShortForm>
  );
}
