import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { plan } from '../../api/queries';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { OfficeOnly } from '../shell/office-only';
import { Trail } from '../shell/trail';

export type Plan = Schemas['PlanResponse'];

interface Props {
  readonly title: string;
  readonly actions?: (plan: Plan) => ReactNode;
  readonly children: (plan: Plan) => ReactNode;
}

/** A page on which the office of a plan decides of the plan as a whole; other offices read whose plan it is. */
export function PlanFrame({ title, actions, children }: Props) {
  const words = useWords();
  const { planId = '' } = useParams();
  const query = useQuery(plan(planId));
  return (
    <OfficeOnly title={title} why={words.issuing.notOffice}>
      <Waiting query={query}>
        {(facts) => {
          const own = facts.allowed.length + facts.refused.length > 0;
          return (
            <>
              <Trail>{`${facts.documentNumber} / ${title}`}</Trail>
              <header className="page-head">
                <div className="page-head-words">
                  <h1 className="page-title">{title}</h1>
                  <p className="page-facts"><span>{facts.documentNumber}</span><span>{facts.title}</span><span>{words.planStates[facts.status]}</span></p>
                </div>
                <div className="page-actions">{own && actions?.(facts)}<Link className="button" to={`/plans/${facts.id}`}>{words.issuing.toLedger}</Link></div>
              </header>
              {own ? children(facts) : <p className="blank">{words.issuing.notYours(facts.office ?? facts.officeUnit ?? '')}</p>}
            </>
          );
        }}
      </Waiting>
    </OfficeOnly>
  );
}
