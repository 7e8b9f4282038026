import { useEffect, useRef } from 'react';
import { useWords } from '../../i18n/language';
import type { Finding, PlanDraft } from './draft-view';
import { SEVERITIES } from './findings';
import { useFindingName } from './finding-name';
import { SeverityMark } from './severity-mark';

interface Props {
  readonly findings: readonly Finding[];
  readonly draft: PlanDraft;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** The doubts by their weight. */
export function FindingList({ findings, draft, chosen, onChoose }: Props) {
  const words = useWords().imports;
  const nameOf = useFindingName(draft);
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    row.current?.scrollIntoView?.({ block: 'nearest' });
  }, [chosen]);
  return (
    <nav className="desk-list" aria-label={words.check.list}>
      {SEVERITIES.map((severity) => {
        const own = findings.filter((finding) => finding.severity === severity);
        if (own.length === 0) return null;
        return (
          <section key={severity} aria-label={words.severities[severity]}>
            <h2 className="desk-level"><SeverityMark severity={severity} />{words.severities[severity]} <span className="quiet">{own.length}</span></h2>
            <ul>
              {own.map((finding) => (
                <li key={finding.id}>
                  <button ref={finding.id === chosen ? row : undefined} type="button" className="desk-row" aria-current={finding.id === chosen} onClick={() => onChoose(finding.id)}>
                    <span className="desk-row-head">
                      <SeverityMark severity={finding.decision === null ? severity : 'decided'} />
                      <strong>{nameOf(finding)}</strong>
                      <span className="desk-row-unit">{finding.printed}</span>
                    </span>
                    <span className="desk-row-title">{finding.meaning || finding.done}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}
