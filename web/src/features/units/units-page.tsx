import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAddress } from '../../address';
import { Button } from '../../components/ui/button';
import { PageHead } from '../../components/ui/page-head';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { Directory } from './directory';
import { DutyDesk } from './duty-desk';
import { LiaisonList } from './liaison-list';
import { NewUnitDialog } from './new-unit-dialog';
import { UnitChanges } from './unit-changes';

const VIEWS = ['directory', 'liaisons', 'duty', 'changes'] as const;

/** The units in official order; for an office also their liaisons, its own duty desk and what becomes of units. */
export function UnitsPage() {
  const words = useWords().units;
  const { person } = useSession();
  const navigate = useNavigate();
  const { unitId } = useParams();
  const [params, change] = useAddress();
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState('');
  const groupId = person.post.leadingGroupId;
  const view = groupId === null ? 'directory' : (VIEWS.find((name) => unitId === undefined && name === params.get('view')) ?? 'directory');
  return (
    <>
      <PageHead title={words.title} what={words.what} actions={groupId !== null && <Button onPress={() => setAdding(true)}>{words.newUnit}</Button>} />
      {groupId !== null && (
        <div className="tabs" role="group" aria-label={words.title}>
          {VIEWS.map((name) => <button key={name} type="button" className="tab" aria-pressed={view === name} onClick={() => { setSaid(''); if (unitId === undefined) change({ view: name }); else void navigate(`/units?view=${name}`); }}>{words.views[name]}</button>)}
          <span className="tabs-said" role="status">{said}</span>
        </div>
      )}
      {view === 'directory' && <Directory unitId={unitId ?? person.post.unitId} onSaid={setSaid} />}
      {groupId !== null && view === 'liaisons' && <LiaisonList groupId={groupId} />}
      {groupId !== null && view === 'duty' && <DutyDesk groupId={groupId} onSaid={setSaid} />}
      {view === 'changes' && <UnitChanges onSaid={setSaid} />}
      {adding && <NewUnitDialog onDone={({ id, name }) => { setSaid(words.unitAdded(name)); void navigate(`/units/${id}`); }} onClose={() => setAdding(false)} />}
    </>
  );
}
