import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import type { Plan } from './plan-frame';

/** The ways from a ledger to issuing, closing and carrying over, for the office of the plan. */
export function PlanLifeLinks({ plan }: { readonly plan: Plan }) {
  const words = useWords().issuing;
  if (plan.allowed.includes('issue')) return <Link className="button button-primary" to={`/plans/${plan.id}/issue`}>{words.open}</Link>;
  if (!plan.allowed.includes('close') && !plan.allowed.includes('archive')) return null;
  return (
    <>
      {plan.allowed.includes('close') && <Link className="button" to={`/plans/${plan.id}/rollover`}>{words.openRollover}</Link>}
      <Link className="button" to={`/plans/${plan.id}/closing`}>{words.openClosing}</Link>
    </>
  );
}
