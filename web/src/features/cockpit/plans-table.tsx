import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { phases } from '../../api/queries';
import { LightShape, type Standing } from '../../components/pictures/light';
import { MiniLights } from '../../components/pictures/mini-lights';
import { daysBetween, shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { endOfMonthBefore } from './escalations';
import { comparison } from './queries';

type Plan = Schemas['CockpitPlanResponse'];

const COLOURS = ['red', 'yellow', 'green', 'grey'] as const satisfies readonly Standing[];

/** The plans of the office in the order of the server: phase, lights, what falls due next, and what changed since the end of last month. */
export function PlansTable({ plans, today }: { readonly plans: readonly Plan[]; readonly today: string }) {
  const words = useWords();
  const { language } = useLanguage();
  const since = endOfMonthBefore(today);
  const ofPhases = useQueries({ queries: plans.map(({ planId }) => phases(planId)) });
  const compared = useQueries({ queries: plans.map(({ planId }) => comparison(planId, since)) });
  return (
    <section className="cockpit-plans">
      <div className="table-scroll">
        <table className="table plans-table">
          <caption className="out-of-sight">{words.cockpit.plan}</caption>
          <thead>
            <tr>
              <th scope="col">{words.cockpit.plan}</th><th scope="col">{words.cockpit.phase}</th><th scope="col">{words.cockpit.lights}</th>
              <th scope="col">{words.cockpit.acknowledgement}</th><th scope="col">{words.cockpit.nextDue}</th><th scope="col">{words.cockpit.since(shortDate(since, language))}</th>
            </tr>
          </thead>
          <tbody>
            {plans.map((plan, index) => (
              <tr key={plan.planId}>
                <th scope="row"><Link to={`/plans/${plan.planId}`}>{plan.shortName || plan.title}</Link><span className="sub">{plan.documentNumber} · {words.cockpit.items(plan.items)}</span></th>
                <td><Phase name={plan.phase} window={ofPhases[index]?.data?.find(({ name }) => name === plan.phase) ?? null} today={today} /></td>
                <td>
                  <MiniLights counts={plan.lights} />
                  <span className="light-counts">{COLOURS.filter((colour) => plan.lights[colour] > 0).map((colour) => <span key={colour} title={words.colours[colour]}><LightShape standing={colour} size={12} /><span className="out-of-sight">{words.colours[colour]}</span> {plan.lights[colour]}</span>)}</span>
                </td>
                <td>{plan.unacknowledged || '—'}</td>
                <td>{plan.nextDue ? words.cockpit.dueOn(shortDate(plan.nextDue.on, language), plan.nextDue.count) : words.cockpit.noneDue}</td>
                <td><Change totals={compared[index]?.data?.totals ?? null} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Phase({ name, window, today }: { readonly name: string | null; readonly window: Schemas['PhaseResponse'] | null; readonly today: string }) {
  const words = useWords();
  if (name === null) return <span className="quiet">{words.cockpit.noPhase}</span>;
  const past = window?.startsOn && window.endsOn ? Math.round((100 * Math.max(0, daysBetween(window.startsOn, today))) / Math.max(1, daysBetween(window.startsOn, window.endsOn))) : null;
  return (
    <>
      {name}
      {past !== null && <span className="phase-past"><span className="track" aria-hidden="true"><i style={{ width: `${Math.min(100, past)}%` }} /></span><span className="sub">{words.cockpit.phasePast(Math.min(100, past))}</span></span>}
    </>
  );
}

/** How the plan moved; only what did is said. */
function Change({ totals }: { readonly totals: Schemas['ComparisonTotalsResponse'] | null }) {
  const words = useWords();
  if (totals === null) return <span className="quiet">…</span>;
  const late = totals.newlyLate - totals.noLongerLate;
  const parts = [
    { name: words.cockpit.changes.late, by: late },
    { name: words.cockpit.changes.done, by: totals.completed - totals.thenCompleted },
    { name: words.cockpit.changes.moved, by: totals.dueMoved },
    { name: words.cockpit.changes.progress, by: totals.withProgress },
  ].filter(({ by }) => by !== 0);
  if (parts.length === 0) return <span className="quiet">{words.cockpit.noChange}</span>;
  return <>{parts.map(({ name, by }) => `${name} ${by > 0 ? '+' : '−'}${Math.abs(by)}`).join('，')}</>;
}
