import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { LetterIcon, PrintIcon } from '../../components/icons';
import { Button } from '../../components/ui/button';
import { plainDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { InstructSheet } from '../instructions/instruct-sheet';
import { notices } from '../notices/queries';
import { inView } from '../notices/views';
import { PlanLifeLinks } from '../issuing/plan-life-links';
import { useSession } from '../shell/session';
import { isOffice } from '../shell/roles';

interface Props {
  readonly plan: Schemas['PlanResponse'];
  readonly tasks: number;
  readonly items: number;
}

/** Title and facts of the plan, and what this person may do with the whole of it. */
export function PlanHead({ plan: facts, tasks, items }: Props) {
  const words = useWords();
  const { language } = useLanguage();
  const { person, today } = useSession();
  const [instructing, setInstructing] = useState(false);
  const [said, setSaid] = useState('');
  const office = isOffice(person.post.role);
  const letters = useQuery({ ...notices(), enabled: office });
  const drafts = inView(letters.data ?? [], 'drafts').filter(({ planId }) => planId === facts.id).length;
  return (
    <header className="page-head">
      <div className="page-head-words">
        <h1 className="page-title">{facts.title}</h1>
        <div className="page-facts">
          <span>{facts.documentNumber}</span>
          {facts.documentDate && <span>{words.ledger.issued(plainDate(facts.documentDate, language))}</span>}
          {(facts.office ?? facts.officeUnit) && <span>{words.ledger.coordinated(facts.office ?? facts.officeUnit ?? '')}</span>}
          <span>{words.ledger.facts(tasks, items, facts.units)}</span>
        </div>
      </div>
      <div className="page-actions">
        <span className="item-said" role="status">{said}</span>
        <PlanLifeLinks plan={facts} />
        <Button onPress={() => window.print()}><PrintIcon />{words.ledger.print}</Button>
        {office && letters.data && <Link className={drafts > 0 ? 'button button-primary' : 'button'} to={`/notices?q=${encodeURIComponent(facts.documentNumber)}${drafts > 0 ? '&view=drafts' : ''}`}><LetterIcon />{words.ledgerViews.drafts(drafts)}</Link>}
        {person.post.role === 'leader' && <Button kind="primary" onPress={() => setInstructing(true)}>{words.ledgerViews.instruct}</Button>}
      </div>
      {instructing && <InstructSheet on={{ planId: facts.id, itemId: null, title: facts.documentNumber, text: facts.title }} today={today} onClose={() => setInstructing(false)} onDone={() => { setInstructing(false); setSaid(words.brief.instructed); }} />}
    </header>
  );
}
