import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../components/ui/button';
import { TextArea } from '../../components/ui/text-area';
import { useDraft } from '../../draft';
import { useWords } from '../../i18n/language';
import { useKeys } from '../../keys';
import { allUnits } from '../work/queries';
import type { Choice } from './decide';
import type { DraftView, Finding } from './draft-view';
import { canAccept, editKind, editStart, onlyCandidate, setOf } from './edit';
import { EditFields } from './edit-fields';

interface Props {
  readonly view: DraftView;
  readonly finding: Finding;
  readonly busy: boolean;
  /** `onDone` is called once the server has taken it. */
  readonly onDecide: (choice: Choice | null, onDone?: () => void) => void;
  readonly onSkip: () => void;
}

const LONGEST_REASON = 500;

/** What was decided and how to take it back, or what can be decided. */
export function DecisionPane(props: Props) {
  const { view, finding } = props;
  if (finding.decision !== null) return <Decided {...props} />;
  return view.reading.planId === null ? <Deciding {...props} /> : null;
}

function Decided({ view, finding, busy, onDecide, onSkip }: Props) {
  const words = useWords().imports;
  useKeys({ x: onSkip });
  return (
    <section className="verdict" aria-label={words.check.decision}>
      <p><strong>{finding.decision && words.check.decidedBy(words.check.decisions[finding.decision], finding.decidedBy ?? '', (finding.decidedAt ?? '').slice(0, 10))}</strong></p>
      {finding.decisionReason && <p className="quote">{finding.decisionReason}</p>}
      {view.reading.planId === null && <div className="verdict-acts"><Button isDisabled={busy} onPress={() => onDecide(null)}>{words.check.takeBack}</Button></div>}
    </section>
  );
}

function Deciding({ view, finding, busy, onDecide, onSkip }: Props) {
  const all = useWords();
  const words = all.imports.check;
  const { draft, reading } = view;
  const kind = editKind(draft, finding);
  const start = useMemo(() => ({ ...editStart(draft, finding), reason: '', changing: false }), [draft, finding]);
  const { text: edited, change, discard } = useDraft(`import.${reading.id}.${finding.key}`, start);
  const [fault, setFault] = useState<'reason' | 'fields' | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const units = useQuery(allUnits());
  const candidate = onlyCandidate(draft, finding);
  const accepts = canAccept(draft, finding);
  const inUnits = (draft.unitProposals ?? []).some(({ name }) => name === finding.printed);
  const reason = edited.reason.trim();
  const give = (choice: Omit<Choice, 'reason'>, otherwise: string): void => {
    if (busy) return;
    if (reason === '' && otherwise === '') {
      setFault('reason');
      field.current?.focus();
    } else onDecide({ ...choice, reason: reason || otherwise }, discard);
  };
  const accept = (): void => (accepts ? give({ decision: 'acceptProposal' }, words.acceptReason) : undefined);
  const set = (): void => {
    const fields = setOf(draft, finding, edited);
    if (fields === null) setFault('fields');
    else give({ decision: 'set', set: fields as NonNullable<Choice['set']> }, '');
  };
  useKeys({ a: accept, x: onSkip });
  return (
    <section className="verdict" aria-label={words.decision}>
      {inUnits && <p className="quiet">{words.inUnits} <Link to={`/import/${reading.id}?step=units`}>{all.imports.stepNames.units}</Link></p>}
      {edited.changing && kind !== null && <EditFields kind={kind} draft={draft} finding={finding} edited={edited} units={units.data ?? []} onChange={(parts) => { change(parts); setFault(null); }} />}
      {fault === 'fields' && <p className="field-fault" role="alert">{words.fields.missing}</p>}
      <TextArea ref={field} label={words.reason} rows={1} most={LONGEST_REASON} value={edited.reason} note={words.reasonHelp} fault={fault === 'reason' ? words.reasonMissing : null} onChange={(next) => { change({ reason: next }); setFault(null); }} />
      <div className="verdict-acts">
        {edited.changing ? (
          <>
            <Button kind="primary" isDisabled={busy} onPress={set}>{words.changeNow}</Button>
            <Button onPress={() => change({ changing: false })}>{all.cancel}</Button>
          </>
        ) : (
          <>
            {accepts && <Button kind="primary" isDisabled={busy} onPress={accept}>{candidate === null ? words.accept : words.acceptCandidate(units.data?.find(({ code }) => code === candidate)?.name ?? candidate)}<kbd className="key" aria-hidden="true">A</kbd></Button>}
            {kind !== null && <Button {...(accepts ? {} : { kind: 'primary' as const })} isDisabled={busy} onPress={() => change({ changing: true })}>{words.change}</Button>}
            <Button isDisabled={busy} onPress={() => give({ decision: 'keepPrinted' }, words.keepReason)}>{words.keep}</Button>
            <Button isDisabled={busy} onPress={() => give({ decision: 'ignore' }, '')}>{words.ignore}</Button>
            <Button kind="plain" onPress={onSkip}>{words.skip}<kbd className="key" aria-hidden="true">X</kbd></Button>
          </>
        )}
      </div>
    </section>
  );
}
