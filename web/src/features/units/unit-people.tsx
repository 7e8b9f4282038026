import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, put, type Schemas } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { Button } from '../../components/ui/button';
import { CommandDialog } from '../../components/ui/command-dialog';
import { SelectInput } from '../../components/ui/select-input';
import { ShownOnce } from '../../components/ui/shown-once';
import { TextInput } from '../../components/ui/text-input';
import { Waiting } from '../../components/ui/waiting';
import { minuteOf } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { unitPeople } from './queries';

type Person = Schemas['PersonResponse'];

interface Props {
  readonly unitId: string;
  readonly onSaid: (words: string) => void;
}

/** Who works for a unit, telephones as far as one may see them; the unit itself registers its liaison here. */
export function UnitPeople({ unitId, onSaid }: Props) {
  const words = useWords();
  const said = words.units;
  const { peopleHead: head } = said;
  const { person } = useSession();
  const query = useQuery(unitPeople(unitId));
  const [asking, setAsking] = useState(false);
  const [issued, setIssued] = useState<Schemas['RegisteredLiaisonResponse'] | null>(null);
  const closed = query.error instanceof ApiProblem && [403, 404].includes(query.error.status);
  return (
    <section>
      <div className="card-head"><h3>{said.people}</h3>{person.post.unitId === unitId && <Button onPress={() => setAsking(true)}>{said.registerLiaison}</Button>}</div>
      {issued?.activation && <ShownOnce label={said.code(issued.person.login ?? issued.person.displayName)} secret={issued.activation.code} note={said.codeNote(minuteOf(issued.activation.expiresAt))} />}
      {closed ? <p className="quiet">{said.peopleClosed}</p> : (
        <Waiting query={query}>
          {(people) => people.length === 0 ? <p className="quiet">{said.noPeople}</p> : (
            <div className="table-scroll" tabIndex={0} role="region" aria-label={said.people}>
              <table className="table record">
                <caption className="out-of-sight">{said.people}</caption>
                <thead><tr><th scope="col">{head.name}</th><th scope="col">{head.role}</th><th scope="col">{head.phone}</th><th scope="col">{head.email}</th></tr></thead>
                <tbody>{people.map(({ login, displayName, role, phone, email }) => <tr key={`${login ?? displayName}-${role}`}><th scope="row">{displayName}</th><td>{words.roles[role]}</td><td>{phone ?? '—'}</td><td>{email ?? '—'}</td></tr>)}</tbody>
              </table>
            </div>
          )}
        </Waiting>
      )}
      {asking && <LiaisonDialog unitId={unitId} people={query.data ?? []} onDone={(registered) => { setIssued(registered); onSaid(said.liaisonDone(registered.person.displayName)); }} onClose={() => setAsking(false)} />}
    </section>
  );
}

interface DialogProps {
  readonly unitId: string;
  readonly people: readonly Person[];
  readonly onDone: (registered: Schemas['RegisteredLiaisonResponse']) => void;
  readonly onClose: () => void;
}

function LiaisonDialog({ unitId, people, onDone, onClose }: DialogProps) {
  const words = useWords().units;
  const [login, setLogin] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [phone, setPhone] = useState('');
  const [email, setEmail] = useState('');
  const [replaces, setReplaces] = useState('');
  const present = people.filter((one) => one.role === 'liaison' && one.login !== null).map((one) => ({ id: one.login ?? '', words: one.displayName }));
  return (
    <CommandDialog
      title={words.liaisonTitle}
      verb={words.liaisonNow}
      wanted={[login, displayName, phone].some((field) => field.trim() === '') ? words.liaisonFirst : ''}
      send={() => answer(put('/api/v1/units/{id}/liaison', { params: { path: { id: unitId } }, body: { login: login.trim(), displayName: displayName.trim(), phone: phone.trim(), ...(email.trim() === '' ? {} : { email: email.trim() }), ...(replaces === '' ? {} : { replaces }) } }))}
      onDone={(registered) => { onDone(registered); onClose(); }}
      onClose={onClose}
    >
      <p className="quiet">{words.liaisonWhat}</p>
      <TextInput label={words.login} value={login} most={64} onChange={setLogin} help={words.loginHelp} complete="off" />
      <TextInput label={words.displayName} value={displayName} most={100} onChange={setDisplayName} complete="off" />
      <div className="pair">
        <TextInput label={words.phone} type="tel" value={phone} onChange={setPhone} complete="off" />
        <TextInput label={words.email} type="email" note={words.may} value={email} onChange={setEmail} complete="off" />
      </div>
      <SelectInput label={words.replaces} options={present} value={replaces} onChange={setReplaces} placeholder={words.replacesNobody} />
    </CommandDialog>
  );
}
