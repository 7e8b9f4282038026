import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { useAddress } from '../../address';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { OfficeOnly } from '../shell/office-only';
import { CheckStep } from './check-step';
import type { DraftView } from './draft-view';
import { EnableStep } from './enable-step';
import { HeadStep } from './head-step';
import { draft } from './queries';
import { STEPS, type Step, StepNav } from './steps';
import { UnitsStep } from './units-step';

/** One document on its way to a plan; the step, and the doubt at hand, stand in the address. */
export function WizardPage() {
  const words = useWords();
  const { documentId = '' } = useParams();
  return <OfficeOnly title={words.imports.title} why={words.imports.notOffice}><Draft documentId={documentId} /></OfficeOnly>;
}

function Draft({ documentId }: { readonly documentId: string }) {
  const words = useWords();
  const query = useQuery(draft(documentId));
  return <Waiting query={query} page={words.imports.title}>{(view) => <Wizard key={documentId} view={view} />}</Waiting>;
}

function Wizard({ view }: { readonly view: DraftView }) {
  const words = useWords();
  const [params] = useAddress();
  const step = STEPS.find((name): name is Step => name === params.get('step')) ?? 'head';
  const Shown = VIEWS[step];
  const name = view.draft.documentNumber || view.reading.source;
  useEffect(() => {
    document.title = `${name} · ${words.imports.title} · ${words.product}`;
  }, [name, words]);
  return (
    <>
      <header className="page-head">
        <div className="page-head-words">
          <h1 className="page-title">{view.draft.title || words.imports.noNumber}</h1>
          <p className="page-facts"><span>{view.draft.documentNumber || words.imports.noNumber}</span><span>{view.reading.source}</span></p>
        </div>
      </header>
      <StepNav view={view} step={step} />
      {view.reading.planId !== null && <p className="message import-note">{words.imports.isPlan}<Link to={`/plans/${view.reading.planId}`}>{words.imports.seePlan}</Link></p>}
      <Shown view={view} />
    </>
  );
}

const VIEWS: Readonly<Record<Step, (props: { readonly view: DraftView }) => React.ReactNode>> = { head: HeadStep, check: CheckStep, units: UnitsStep, enable: EnableStep };
