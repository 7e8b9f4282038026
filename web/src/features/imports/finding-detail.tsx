import type { Choice } from './decide';
import { useWords } from '../../i18n/language';
import { DecisionPane } from './decision-pane';
import type { DraftView, Finding } from './draft-view';
import { useFindingName } from './finding-name';
import { ReadAs } from './read-as';
import { SeverityMark } from './severity-mark';
import { SourceLines } from './source-lines';

interface Props {
  readonly view: DraftView;
  readonly finding: Finding;
  readonly busy: boolean;
  readonly onDecide: (choice: Choice | null, onDone?: () => void) => void;
  readonly onSkip: () => void;
}

/** One doubt: what it is, the lines of the source, what they were taken for, and what can be decided. */
export function FindingDetail({ view, finding, busy, onDecide, onSkip }: Props) {
  const words = useWords().imports;
  const nameOf = useFindingName(view.draft);
  return (
    <>
      <header className="desk-head">
        <SeverityMark severity={finding.decision === null ? finding.severity : 'decided'} />
        <h2>{nameOf(finding)}</h2>
        <span className="quiet">{words.severities[finding.severity]}</span>
      </header>
      <dl className="facts import-facts">
        {finding.meaning !== '' && <><dt>{words.check.meaning}</dt><dd>{finding.meaning}</dd></>}
        <dt>{words.check.done}</dt><dd>{finding.done}</dd>
        {finding.proposal !== null && <><dt>{words.check.proposal}</dt><dd>{finding.proposal}</dd></>}
      </dl>
      <div className="import-beside">
        <SourceLines view={view} finding={finding} />
        <div className="import-answer">
          <ReadAs view={view} finding={finding} />
          <DecisionPane view={view} finding={finding} busy={busy} onDecide={onDecide} onSkip={onSkip} />
        </div>
      </div>
    </>
  );
}
