import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, idempotencyKey, post, type Schemas } from '../../api/client';
import { useCommand } from '../../api/command';
import { Button } from '../../components/ui/button';
import { Combo } from '../../components/ui/combo';
import { Segments } from '../../components/ui/segments';
import { problemWords } from '../../components/ui/waiting';
import { Working } from '../../components/ui/working';
import { useDraft } from '../../draft';
import { useWords } from '../../i18n/language';
import { allUnits } from '../work/queries';
import { keepDraft } from './decide';
import type { DraftView, UnitProposal } from './draft-view';
import { NameTables } from './name-tables';
import { nameMatch } from './queries';
import { StepFoot } from './steps';

type Unit = Schemas['UnitResponse'];
type Kind = Unit['kind'];

interface Answer {
  readonly is: 'later' | 'kind' | 'alias';
  readonly kind: string | null;
  readonly sameAs: string | null;
}

type Answers = Readonly<Record<string, Answer>>;

const LATER: Answer = { is: 'later', kind: null, sameAs: null };

const isAnswered = ({ is, kind, sameAs }: Answer): boolean => (is === 'kind' && kind !== null) || (is === 'alias' && sameAs !== null);

/** Names that no unit of the directory bears are answered here; then what the printed names were taken for. */
export function UnitsStep({ view }: { readonly view: DraftView }) {
  const units = useQuery(allUnits()).data ?? [];
  const proposals = view.draft.unitProposals ?? [];
  return (
    <>
      <div className="import-body">
        {view.reading.planId === null && (proposals.length > 0 ? <Proposals key={proposals.map(({ name }) => name).join()} view={view} proposals={proposals} units={units} /> : <AllKnown view={view} />)}
        <NameTables view={view} units={units} />
      </div>
      <StepFoot view={view} step="units" />
    </>
  );
}

/** Enters the answered names and reads the file again. */
function useEntering(view: DraftView) {
  const words = useWords().imports;
  const [said, setSaid] = useState('');
  const entering = useCommand({
    mutationFn: (units: Schemas['AnsweredProposalRequest'][]) => answer(post('/api/v1/documents/{id}/units', { params: { path: { id: view.reading.id } }, headers: idempotencyKey(), body: { units } })),
    onMutate: () => setSaid(''),
    onSuccess: (next, units) => {
      keepDraft(next);
      setSaid(words.units.entered(units.length, next.findings.filter(({ decision }) => decision !== null).length) + (next.lostDecisions.length > 0 ? words.lost(next.lostDecisions.length) : ''));
    },
  });
  return { entering, said };
}

function AllKnown({ view }: { readonly view: DraftView }) {
  const words = useWords();
  const { entering, said } = useEntering(view);
  return (
    <section aria-label={words.imports.units.unknown}>
      <h2>{words.imports.units.unknown}</h2>
      <p>{words.imports.units.allKnown} <Button kind="plain" isDisabled={entering.isPending} onPress={() => entering.mutate([])}>{words.imports.units.again}</Button></p>
      <p className="import-said" role="status">{said}</p>
      {entering.isPending && <Working words={words.imports.units.busy} />}
      {entering.error && <p className="message message-fault" role="alert">{problemWords(entering.error, words)}</p>}
    </section>
  );
}

interface ProposalsProps {
  readonly view: DraftView;
  readonly proposals: readonly UnitProposal[];
  readonly units: readonly Unit[];
}

function Proposals({ view, proposals, units }: ProposalsProps) {
  const words = useWords();
  const { entering, said } = useEntering(view);
  const { text, change, discard } = useDraft<{ answers: Answers }>(`import.${view.reading.id}.units`, NONE);
  const answers = proposals.flatMap(({ name }): Schemas['AnsweredProposalRequest'][] => {
    const given = text.answers[name] ?? LATER;
    if (!isAnswered(given)) return [];
    return [given.is === 'kind' ? { name, kind: given.kind as Kind } : { name, sameAs: given.sameAs ?? '' }];
  });
  return (
    <section aria-label={words.imports.units.unknown}>
      <h2>{words.imports.units.unknown} <span className="quiet">{proposals.length}</span></h2>
      <p className="quiet">{words.imports.units.unknownHelp}</p>
      <ul className="import-proposals">
        {proposals.map((proposal) => (
          <li key={proposal.name}>
            <Proposal view={view} proposal={proposal} units={units} given={text.answers[proposal.name] ?? LATER} onGive={(given) => change({ answers: { ...text.answers, [proposal.name]: given } })} />
          </li>
        ))}
      </ul>
      {entering.error && <p className="message message-fault" role="alert">{problemWords(entering.error, words)}</p>}
      <p className="import-said" role="status">{said}</p>
      {entering.isPending ? <Working words={words.imports.units.busy} /> : (
        <div className="verdict-acts">
          <Button kind="primary" isDisabled={answers.length === 0} onPress={() => entering.mutate(answers, { onSuccess: discard })}>{words.imports.units.enter(answers.length)}</Button>
          <Button kind="plain" onPress={() => entering.mutate([])}>{words.imports.units.again}</Button>
        </div>
      )}
    </section>
  );
}

const NONE: { answers: Answers } = { answers: {} };
const KINDS: readonly Kind[] = ['party', 'government', 'judicial', 'massOrganisation', 'publicInstitution', 'verticalAgency', 'stateEnterprise', 'district', 'functionalZone', 'coordinationBody'];

interface ProposalProps {
  readonly view: DraftView;
  readonly proposal: UnitProposal;
  readonly units: readonly Unit[];
  readonly given: Answer;
  readonly onGive: (given: Answer) => void;
}

function Proposal({ view: { draft }, proposal, units, given, onGive }: ProposalProps) {
  const words = useWords().imports;
  const match = useQuery(nameMatch(proposal.name, draft.issuedOn)).data;
  const items = proposal.itemKeys.flatMap((key) => draft.items.filter((item) => item.key === key)).map(({ number }) => words.check.item(number)).join('、');
  const nearest = proposal.nearest.flatMap((code) => units.filter((unit) => unit.code === code)).slice(0, 3);
  return (
    <>
      <h3>{proposal.name}</h3>
      <p className="quiet">{words.units.usedIn(items)}</p>
      {match?.outcome === 'matched' && match.name !== null ? <p>{words.units.known(match.name)}</p> : (
        <>
          <Segments label={words.units.answer(proposal.name)} options={(['later', 'kind', 'alias'] as const).map((id) => ({ id, words: words.units.answers[id] }))} chosen={given.is} onChoose={(is) => onGive({ ...given, is, kind: given.kind ?? proposal.kind })} />
          {given.is === 'kind' && (
            <label className="field import-kind">{words.units.kind}
              <select className="input" value={given.kind ?? ''} onChange={(event) => onGive({ ...given, kind: event.target.value || null })}>
                <option value="">—</option>
                {KINDS.map((kind) => <option key={kind} value={kind}>{words.units.kinds[kind]}</option>)}
              </select>
            </label>
          )}
          {given.is === 'alias' && (
            <>
              {nearest.length > 0 && <p className="import-nearest"><span className="quiet">{words.units.nearest}</span>{nearest.map(({ code, name }) => <Button key={code} aria-pressed={given.sameAs === code} onPress={() => onGive({ ...given, sameAs: code })}>{name}</Button>)}</p>}
              <Combo key={`${given.sameAs}-${units.length > 0}`} label={words.units.sameAs} options={units.map(({ code, name }) => ({ id: code, words: name }))} chosen={given.sameAs} placeholder={words.check.fields.unitPlaceholder} none={words.check.fields.unitNone} onChoose={(sameAs) => sameAs !== null && onGive({ ...given, sameAs })} />
            </>
          )}
        </>
      )}
    </>
  );
}
