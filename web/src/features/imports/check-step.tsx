import { useEffect, useState } from 'react';
import { useAddress } from '../../address';
import { Button } from '../../components/ui/button';
import { useWords } from '../../i18n/language';
import { useKeys } from '../../keys';
import { problemWords } from '../../components/ui/waiting';
import { type Choice, standsAsDrawn, useDecide, useDeciding } from './decide';
import { type DraftView, type Finding, headingCounts } from './draft-view';
import { FindingDetail } from './finding-detail';
import { FindingList } from './finding-list';
import { countsOf, findingsIn, type FindingsView, lookedAt, neighbour } from './findings';
import { useFindingName } from './finding-name';
import { SeverityMark } from './severity-mark';
import { StepFoot } from './steps';

const UNDO_MS = 8000;

interface Said {
  readonly words: string;
  /** The finding whose decision can be taken back from here. */
  readonly undo: string | null;
}

/** Every doubt of the reading, the gravest first: the printed lines beside what they were taken for, and one key for each decision. */
export function CheckStep({ view }: { readonly view: DraftView }) {
  const words = useWords();
  const [params, change] = useAddress();
  const shownView: FindingsView = params.get('view') === 'decided' ? 'decided' : 'open';
  const list = findingsIn(view.findings, shownView);
  const open = lookedAt(view.findings, shownView, params.get('finding'));
  const nameOf = useFindingName(view.draft);
  const [said, setSaid] = useSaid();
  const decision = useDecide(view.reading.id);
  const deciding = useDeciding(view.reading.id);
  const walk = (step: 1 | -1): void => {
    const next = open && neighbour(list, open.id, step);
    if (next) change({ finding: next });
  };
  const decide = (finding: Finding, choice: Choice | null, onDone?: () => void): void => {
    if (!standsAsDrawn(view.reading.id, finding)) return;
    decision.mutateAsync({ findingId: finding.id, choice }).then(
      () => {
        onDone?.();
        setSaid(choice === null ? { words: words.imports.check.takenBack(nameOf(finding)), undo: null } : { words: words.imports.check.said(words.imports.check.decisions[choice.decision], nameOf(finding)), undo: finding.id });
      },
      () => undefined,
    );
  };
  const undo = (): void => {
    const finding = view.findings.find(({ id }) => id === said?.undo);
    if (!finding) return;
    change({ view: null, finding: finding.id });
    decide(finding, null);
  };
  useKeys({ j: () => walk(1), arrowdown: () => walk(1), k: () => walk(-1), arrowup: () => walk(-1) });
  return (
    <>
      <Counts view={view} />
      <div className="tabs" role="group" aria-label={words.imports.check.list}>
        {(['open', 'decided'] as const).map((name) => (
          <button key={name} type="button" className="tab" aria-pressed={shownView === name} onClick={() => change({ view: name === 'open' ? null : name, finding: null })}>{words.imports.check.views[name]} <span>{findingsIn(view.findings, name).length}</span></button>
        ))}
        <span className="tabs-said" role="status">{said?.words}</span>
        {said?.undo && <Button kind="plain" isDisabled={deciding.includes(said.undo)} onPress={undo}>{words.imports.undo}</Button>}
      </div>
      {decision.error && <p className="message message-fault import-note" role="alert">{problemWords(decision.error, words)}</p>}
      <div className="desk import-desk">
        <FindingList findings={list} draft={view.draft} chosen={open?.id ?? null} onChoose={(finding) => change({ finding })} />
        <section className="desk-detail" aria-label={words.imports.check.detail}>
          {open ? (
            <FindingDetail key={`${open.id}-${open.decision ?? ''}`} view={view} finding={open} busy={deciding.includes(open.id)} onDecide={(choice, onDone) => decide(open, choice, onDone)} onSkip={() => walk(1)} />
          ) : (
            <p className="blank" role="status">{shownView === 'open' ? words.imports.check.noneOpen : words.imports.check.noneDecided}</p>
          )}
        </section>
      </div>
      <StepFoot view={view} step="check" />
    </>
  );
}

/** What was just done; the offer to undo it goes away after a while, the words stay. */
function useSaid(): readonly [Said | null, (said: Said) => void] {
  const [said, setSaid] = useState<Said | null>(null);
  useEffect(() => {
    if (said?.undo == null) return undefined;
    const timer = setTimeout(() => setSaid({ words: said.words, undo: null }), UNDO_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, setSaid];
}

function Counts({ view: { draft, findings } }: { readonly view: DraftView }) {
  const words = useWords().imports;
  const { open, decided } = countsOf(findings);
  const { tasks, sections } = headingCounts(draft.items);
  return (
    <p className="import-counts">
      <span>{words.read(draft.items.length, tasks, sections)}</span>
      <span className="import-doubt"><SeverityMark severity="blocking" />{words.counts.blocking(open.blocking)}</span>
      <span className="import-doubt"><SeverityMark severity="review" />{words.counts.review(open.review)}</span>
      <span className="import-doubt"><SeverityMark severity="note" />{words.counts.note(open.note)}</span>
      <span className="import-doubt"><SeverityMark severity="decided" />{words.counts.decided(decided)}</span>
      <span className="quiet keys-hint">{words.check.keys}</span>
    </p>
  );
}
