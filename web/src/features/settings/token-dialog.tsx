import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { CommandDialog } from '../../components/ui/command-dialog';
import { TextInput } from '../../components/ui/text-input';
import { Tick } from '../../components/ui/tick';
import { daysLater, minuteOf } from '../../i18n/dates';
import { useWords } from '../../i18n/language';

type Asked = Schemas['ApiTokenRequest'];

const SCOPES = ['read', 'report', 'handle'] as const;
const LONGEST_DAYS = 365;

interface Props {
  readonly send: (asked: Asked) => Promise<Schemas['IssuedTokenResponse']>;
  readonly onIssued: (token: string) => void;
  readonly onClose: () => void;
}

/** What a new token is for, what it may do and until when. */
export function TokenDialog({ send, onIssued, onClose }: Props) {
  const words = useWords().settings;
  // A token does not live longer in a demonstration: its days are those of the wall clock.
  const [today] = useState(() => minuteOf(new Date().toISOString()).slice(0, 10));
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Asked['scopes'][number][]>(['read']);
  const [expiresOn, setExpiresOn] = useState('');
  return (
    <CommandDialog
      title={words.newToken}
      verb={words.issue}
      wanted={name.trim() === '' || scopes.length === 0 || expiresOn === '' ? words.wanted : ''}
      send={() => send({ name: name.trim(), scopes: [...scopes], expiresOn })}
      onDone={({ token }) => { onIssued(token); onClose(); }}
      onClose={onClose}
    >
      <TextInput label={words.token.name} value={name} most={100} onChange={setName} />
      <fieldset className="ticks"><legend>{words.token.scopes}</legend>{SCOPES.map((scope) => <Tick key={scope} label={words.scopes[scope]} ticked={scopes.includes(scope)} onChange={(on) => setScopes(on ? [...scopes, scope] : scopes.filter((one) => one !== scope))} />)}</fieldset>
      <TextInput label={words.token.expires} type="date" value={expiresOn} min={today} max={daysLater(today, LONGEST_DAYS)} onChange={setExpiresOn} />
    </CommandDialog>
  );
}
