import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, post, type Schemas } from '../../api/client';
import { leadingGroups } from '../../api/queries';
import { Combo } from '../../components/ui/combo';
import { CommandDialog } from '../../components/ui/command-dialog';
import { SelectInput } from '../../components/ui/select-input';
import { Tick } from '../../components/ui/tick';
import { useWords } from '../../i18n/language';
import { units } from '../review/queries';
import { postWords } from './post-words';
import { isOffice, isUnit } from '../shell/roles';

type Post = Schemas['AccountPostResponse'];
type Role = Post['role'];

export type Proposal = { readonly kind: 'grant'; readonly login: string } | { readonly kind: 'revoke' | 'succeed'; readonly post: Post };

interface Props {
  readonly proposal: Proposal;
  readonly people: readonly Schemas['AccountViewResponse'][];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const ROLES: readonly Role[] = ['liaison', 'clerk', 'unitHead', 'officeClerk', 'officeDirector', 'leader', 'systemAdministrator', 'securityAdministrator', 'auditor'];

/** A post that somebody is to get, lose or take over: it waits for a second person. */
export function ProposeDialog({ proposal, people, onDone, onClose }: Props) {
  const words = useWords();
  const said = words.accounts;
  const directory = useQuery({ ...units(), enabled: proposal.kind === 'grant' });
  const groups = useQuery({ ...leadingGroups(), enabled: proposal.kind === 'grant' });
  const [role, setRole] = useState<Role | ''>('');
  const [unitId, setUnitId] = useState<string | null>(null);
  const [groupId, setGroupId] = useState('');
  const [field, setField] = useState<readonly string[]>([]);
  const [successor, setSuccessor] = useState<string | null>(null);
  const unit = role !== '' && isUnit(role);
  const office = role !== '' && isOffice(role);
  const placed = role !== '' && (!unit || unitId !== null) && (!office || groupId !== '');
  const granted = proposal.kind === 'grant' ? named(proposal.login, people) : '';
  const wanted = proposal.kind === 'grant' ? (placed ? '' : said.roleFirst) : proposal.kind === 'succeed' && successor === null ? said.successorFirst : '';
  const body = (): Schemas['RoleChangeRequest'] => {
    if (proposal.kind !== 'grant') return { kind: proposal.kind, postId: proposal.post.postId, ...(proposal.kind === 'succeed' ? { login: successor ?? '' } : {}) };
    return { kind: 'grant', login: proposal.login, ...(role === '' ? {} : { role }), ...(unit ? { unitId } : {}), ...(office ? { leadingGroupId: groupId } : {}), ...(role === 'leader' && field.length > 0 ? { field: [...field] } : {}) };
  };
  return (
    <CommandDialog
      title={said.changeTitle[proposal.kind]}
      verb={said.propose}
      wanted={wanted}
      send={() => answer(post('/api/v1/role-changes', { body: body() }))}
      onDone={() => { onDone(); onClose(); }}
      onClose={onClose}
    >
      <p className="quiet">{said.proposeWhat}</p>
      <dl className="facts">
        {proposal.kind === 'grant' ? <><dt>{said.person}</dt><dd>{granted}</dd></> : <><dt>{said.role}</dt><dd>{postWords(proposal.post, words)}</dd></>}
      </dl>
      {proposal.kind === 'grant' && (
        <>
          <SelectInput label={said.role} options={ROLES.map((id) => ({ id, words: words.roles[id] }))} value={role} onChange={setRole} placeholder={said.choose} />
          {unit && <Combo label={said.unit} options={(directory.data ?? []).map(({ id, name }) => ({ id, words: name }))} chosen={unitId} onChoose={setUnitId} placeholder={said.unitPlaceholder} none={said.unitNone} />}
          {office && <SelectInput label={said.group} options={(groups.data ?? []).map(({ id, officeName }) => ({ id, words: officeName }))} value={groupId} onChange={setGroupId} placeholder={said.choose} />}
          {role === 'leader' && (
            <fieldset className="ticks ticks-column"><legend>{said.field}</legend>
              {(groups.data ?? []).map(({ id, name }) => <Tick key={id} label={name} ticked={field.includes(id)} onChange={(on) => setField(on ? [...field, id] : field.filter((one) => one !== id))} />)}
            </fieldset>
          )}
        </>
      )}
      {proposal.kind === 'succeed' && (
        <Combo
          label={said.successor}
          options={people.filter(({ active, program, posts }) => active && !program && !posts.some(({ postId }) => postId === proposal.post.postId)).map(({ login, displayName }) => ({ id: login, words: `${displayName}（${login}）` }))}
          chosen={successor}
          onChoose={setSuccessor}
          placeholder={said.unitPlaceholder}
          none={said.personNone}
        />
      )}
    </CommandDialog>
  );
}

function named(login: string, people: Props['people']): string {
  const name = people.find((one) => one.login === login)?.displayName;
  return name === undefined ? login : `${name}（${login}）`;
}
