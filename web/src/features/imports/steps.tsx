import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import type { Messages } from '../../i18n/zh';
import type { DraftView } from './draft-view';
import { gateOf } from './findings';

/** After the file is chosen. */
export const STEPS = ['head', 'check', 'units', 'enable'] as const;
export type Step = (typeof STEPS)[number];

const ALL = ['file', ...STEPS] as const;

/** Why a step cannot be gone to yet; '' where it can. */
export function whyNot(view: DraftView, step: Step, words: Messages['imports']): string {
  if (view.reading.planId !== null) return '';
  const { blocking, byUnits } = gateOf(view);
  if (step === 'units' && blocking > 0) return words.blockingLeft(blocking) + (byUnits > 0 ? words.byUnitsLeft(byUnits) : '');
  if (step === 'enable' && blocking + byUnits > 0) return words.unitsBlock(blocking + byUnits);
  return '';
}

const addressOf = (view: DraftView, step: (typeof ALL)[number]): string => (step === 'file' ? '/import' : `/import/${view.reading.id}?step=${step}`);

/** The way from the file to the plan, and where one stands on it. */
export function StepNav({ view, step }: { readonly view: DraftView; readonly step: Step }) {
  const words = useWords();
  return (
    <nav className="import-steps" aria-label={words.imports.steps}>
      <ol>
        {ALL.map((name, index) => {
          const label = `${words.imports.stepMarks[index]}${words.imports.stepNames[name]}`;
          const why = name === 'file' ? '' : whyNot(view, name, words.imports);
          return <li key={name}>{why === '' ? <Link to={addressOf(view, name)} aria-current={name === step ? 'step' : undefined}>{label}</Link> : <span title={why}>{label}</span>}</li>;
        })}
      </ol>
    </nav>
  );
}

/** The steps beside this one; one that is barred says why. */
export function StepFoot({ view, step }: { readonly view: DraftView; readonly step: Step }) {
  const words = useWords();
  const at = ALL.indexOf(step);
  const [before, after] = [ALL[at - 1], STEPS[at]];
  const why = after === undefined ? '' : whyNot(view, after, words.imports);
  return (
    <div className="import-foot">
      {before && <Link className="button" to={addressOf(view, before)}>{words.imports.back(words.imports.stepNames[before])}</Link>}
      {after && (why === ''
        ? <Link className="button button-primary" to={addressOf(view, after)}>{words.imports.next(words.imports.stepNames[after])}</Link>
        : <span className="act-refused"><button type="button" className="button" aria-disabled="true" aria-describedby="import-why">{words.imports.next(words.imports.stepNames[after])}</button><span className="act-reason" id="import-why">{why}</span></span>)}
      {view.reading.planId === null && <span className="quiet import-foot-note">{words.imports.saved}</span>}
    </div>
  );
}
