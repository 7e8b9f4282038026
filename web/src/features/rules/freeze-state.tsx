import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, post } from '../../api/client';
import { Button } from '../../components/ui/button';
import { CommandDialog } from '../../components/ui/command-dialog';
import { TextInput } from '../../components/ui/text-input';
import { Waiting } from '../../components/ui/waiting';
import { minuteOf } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import { freeze } from './queries';

/** Whether messages go out; where they do not, why not, and how to go on. */
export function FreezeState({ onSaid }: { readonly onSaid: (words: string) => void }) {
  const words = useWords().rules;
  const query = useQuery(freeze());
  const [lifting, setLifting] = useState(false);
  const [since, setSince] = useState('');
  return (
    <div className="page-part">
      <Waiting query={query}>
        {({ frozen, freezes }) => !frozen ? <p>✓ {words.running}</p> : (
          <section className="card">
            <h2>▲ {words.frozen}</h2>
            <ul className="plain-list">{freezes.map(({ reason, detail, since: begun }) => <li key={reason}><strong>{words.freezeReasons[reason]}</strong> · {words.since(minuteOf(begun))}<span className="sub">{detail}</span></li>)}</ul>
            <p>{words.frozenWhat}</p>
            <div><Button kind="primary" onPress={() => setLifting(true)}>{words.lift}</Button></div>
          </section>
        )}
      </Waiting>
      {lifting && (
        <CommandDialog title={words.liftTitle} verb={words.liftNow} send={() => answer(post('/api/v1/freeze/lift', { body: since === '' ? {} : { resendSince: since } }))} onDone={() => { onSaid(words.lifted); setLifting(false); }} onClose={() => setLifting(false)}>
          <p>{words.liftWhat}</p>
          <TextInput label={words.resendSince} type="date" value={since} onChange={setSince} />
        </CommandDialog>
      )}
    </div>
  );
}
