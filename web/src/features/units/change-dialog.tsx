import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { CloseIcon } from '../../components/icons';
import { Button } from '../../components/ui/button';
import { Combo } from '../../components/ui/combo';
import { CommandDialog } from '../../components/ui/command-dialog';
import { TextArea } from '../../components/ui/text-area';
import { TextInput } from '../../components/ui/text-input';
import { Tick } from '../../components/ui/tick';
import { useWords } from '../../i18n/language';
import { units } from '../review/queries';
import { useSession } from '../shell/session';
import { type Asked, type ChangeKind, decide, isComplete, previewsOf } from './change-request';
import { changePreview } from './queries';

interface Props {
  readonly unit: Schemas['UnitDetailResponse'];
  readonly kind: ChangeKind;
  readonly onDone: (change: Schemas['UnitChangeResponse']) => void;
  readonly onClose: () => void;
}

/** A change of a unit with what it would touch, before it is decided. */
export function ChangeDialog({ unit, kind, onDone, onClose }: Props) {
  const words = useWords().units;
  const { today } = useSession();
  const [newName, setNewName] = useState('');
  const [others, setOthers] = useState<readonly string[]>([]);
  const [goesOn, setGoesOn] = useState(false);
  const [effectiveOn, setEffectiveOn] = useState('');
  const [reason, setReason] = useState('');
  const asked: Asked = { unitId: unit.id, kind, reason, effectiveOn, newName, others, goesOn };
  return (
    <CommandDialog title={words.changeTitles[kind](unit.name)} verb={words.changeNow[kind]} wanted={isComplete(asked) ? '' : words.changeFirst[kind]} send={() => decide(asked)} onDone={(change) => { onDone(change); onClose(); }} onClose={onClose}>
      {kind === 'rename' && <><TextInput label={words.newName} value={newName} most={100} onChange={setNewName} />{newName.trim() !== '' && <p>{words.renameWhat(unit.name, newName.trim())}</p>}</>}
      {kind === 'merge' && <UnitChoice label={words.merged} without={unit.id} chosen={others} most={50} onChange={setOthers} />}
      {kind === 'split' && <><UnitChoice label={words.into} without={unit.id} chosen={others} most={50} onChange={setOthers} /><p className="quiet">{words.intoWhat}</p><Tick label={words.goesOn} ticked={goesOn} onChange={setGoesOn} /></>}
      {kind === 'dissolve' && <><UnitChoice label={words.successor} without={unit.id} chosen={others} most={1} onChange={setOthers} />{others.length === 0 && <p className="quiet">{words.successorNone}</p>}</>}
      <Previews kind={kind} previews={previewsOf(asked)} />
      <TextInput label={words.effectiveOn} type="date" min={today} value={effectiveOn} onChange={setEffectiveOn} help={words.effectiveHelp} />
      <TextArea label={words.reason} value={reason} rows={2} most={1000} onChange={setReason} help={words.reasonHelp} />
    </CommandDialog>
  );
}

function Previews({ kind, previews }: { readonly kind: ChangeKind; readonly previews: ReturnType<typeof previewsOf> }) {
  const words = useWords().units;
  const queries = useQueries({ queries: previews.map(({ id, successorId }) => changePreview(id, successorId)) });
  const known = queries.flatMap(({ data }) => data ?? []);
  if (known.length === 0) return null;
  return (
    <section className="units-preview" aria-label={words.preview}>
      <h3>{words.preview}</h3>
      {known.map((preview) => (
        <div key={preview.unitId}>
          <p><strong>{words.previewOf(preview.unit)}</strong>{words.openNow(preview.openObligations)}</p>
          {preview.plans.length === 0 ? <p className="quiet">{words.movingNothing}</p> : <ul>{preview.plans.map((plan) => <li key={plan.planId}>{words.moving(plan.documentNumber, plan.assignments, plan.merges, plan.submissions)}</li>)}</ul>}
          {kind !== 'rename' && preview.people.length > 0 && <p>{words.peopleEnd(preview.people.join('、'))}</p>}
          {preview.groups.length > 0 && <p>{words.groupsOf(preview.groups.join('、'))}</p>}
          {preview.leadingGroupsHoused.length > 0 && <p>{words.housed(preview.leadingGroupsHoused.join('、'))}</p>}
        </div>
      ))}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly without: string;
  readonly chosen: readonly string[];
  readonly most: number;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Units of the directory one after the other, in the order they were chosen. */
function UnitChoice({ label, without, chosen, most, onChange }: ChoiceProps) {
  const words = useWords().units;
  const all = useQuery(units()).data ?? [];
  const left = all.filter(({ id }) => id !== without && !chosen.includes(id));
  return (
    <div className="field">
      {chosen.length > 0 && (
        <ul className="recipients" aria-label={label}>
          {chosen.map((id) => {
            const name = all.find((one) => one.id === id)?.name ?? id;
            return <li key={id}>{name} <Button kind="plain" aria-label={words.takeOut(name)} onPress={() => onChange(chosen.filter((one) => one !== id))}><CloseIcon /></Button></li>;
          })}
        </ul>
      )}
      {chosen.length < most && <Combo key={chosen.length} label={label} options={left.map(({ id, name }) => ({ id, words: name }))} chosen={null} onChoose={(id) => id !== null && onChange([...chosen, id])} placeholder={words.unitPlaceholder} none={words.unitNone} />}
    </div>
  );
}
