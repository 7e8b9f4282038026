import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { LightShape, type Standing } from '../../components/pictures/light';
import { MiniLights } from '../../components/pictures/mini-lights';
import { Button } from '../../components/ui/button';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { lastMonthEnd } from './figures';
import { monthDelta, planTargets } from './queries';
import { TargetPicture } from './target-picture';

type Plan = Schemas['CockpitPlanResponse'];

interface Props {
  readonly plans: readonly Plan[];
  readonly today: string;
  readonly onInstruct: ((plan: Plan) => void) | null;
}

/** One row for each plan: how it stands, what has changed since last month, its numbers. In the order of the documents, not of merit. */
export function PlanRows({ plans, today, onInstruct }: Props) {
  const words = useWords();
  const { language } = useLanguage();
  return (
    <ul className="brief-list">
      {plans.map((plan) => (
        <li key={plan.planId} className="brief-plan">
          <div className="brief-plan-name">
            <h3><Link to={`/plans/${plan.planId}`} title={plan.title}>{plan.shortName || plan.title}</Link></h3>
            <span className="sub">{plan.documentNumber} · {words.brief.items(plan.items)}{plan.phase && ` · ${plan.phase}`}</span>
            {plan.nextDue && <span className="sub">{words.brief.nextDue(shortDate(plan.nextDue.on, language), plan.nextDue.count)}</span>}
          </div>
          <Lights plan={plan} />
          <Delta planId={plan.planId} since={lastMonthEnd(today)} />
          <Targets planId={plan.planId} />
          {onInstruct && <div className="brief-act"><Button kind="plain" onPress={() => onInstruct(plan)}>{words.brief.instruct}<span className="out-of-sight">：{plan.shortName || plan.title}</span></Button></div>}
        </li>
      ))}
    </ul>
  );
}

const SHOWN = ['red', 'yellow', 'green', 'grey', 'done'] as const satisfies readonly Standing[];

function Lights({ plan }: { readonly plan: Plan }) {
  const words = useWords();
  const counts = { ...plan.lights, done: plan.completed };
  return (
    <div className="brief-lights">
      <MiniLights counts={counts} />
      <span className="brief-light-words">
        {SHOWN.filter((standing) => counts[standing] > 0).map((standing) => (
          <span key={standing} className={`light light-${standing}`}><LightShape standing={standing} size={12} />{words.colours[standing]} {counts[standing]}</span>
        ))}
      </span>
    </div>
  );
}

function Delta({ planId, since }: { readonly planId: string; readonly since: string }) {
  const words = useWords().brief;
  const { language } = useLanguage();
  const { data } = useQuery(monthDelta(planId, since));
  const targets = useQuery(planTargets(planId));
  const said = data === undefined ? '…' : data.thenItems === 0 ? words.notYetIssued : deltaWords(data, words).join(' · ') || words.unchanged;
  return (
    <div className="brief-delta">
      <span className="quiet">{words.since(shortDate(since, language))}</span>
      <span>{said}</span>
      {targets.data && targets.data.asked > 0 && targets.data.reported.length === 0 && <span className="quiet">{words.targetsUnreported(targets.data.asked)}</span>}
    </div>
  );
}

function deltaWords(totals: Schemas['ComparisonTotalsResponse'], words: ReturnType<typeof useWords>['brief']): string[] {
  const changes = [
    [totals.newlyLate, words.newlyLate], [totals.noLongerLate, words.noLongerLate], [totals.newlyCompleted, words.newlyCompleted], [totals.reopened, words.reopened],
    [totals.dueMoved, words.dueMoved], [totals.withProgress, words.withProgress],
  ] as const;
  return changes.filter(([count]) => count > 0).map(([count, say]) => say(count));
}

const PICTURES = 3;

function Targets({ planId }: { readonly planId: string }) {
  const { data } = useQuery(planTargets(planId));
  if (data === undefined || data.reported.length === 0) return null;
  return <div className="brief-targets">{data.reported.slice(0, PICTURES).map((target) => <TargetPicture key={`${target.itemId}-${target.position}`} target={target} />)}</div>;
}
