import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { item } from '../../api/queries';
import { Waiting } from '../../components/ui/waiting';
import { longDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { FormTabs } from './form-tabs';
import { chosenForm, formsOf, isOwnCommand, type MatterKind } from './forms';
import { FormOfAssignment } from './forms-of-assignment';
import { LeftOver } from './left-over';
import type { Outgoing } from './outgoing';
import { useSignatureRules } from './signature-rules';
import { WaitingForHead } from './waiting-for-head';

interface Props {
  readonly itemId: string;
  /** Which of the item's assignments; null for that of one's own unit. */
  readonly assignmentId: string | null;
  readonly title: string;
  /** Which duty it is opened for; null when it is opened for the sake of the item. */
  readonly kind: MatterKind | null;
  readonly form: string | null;
  readonly onForm: (form: string) => void;
  readonly onDone: (said: string) => void;
  readonly onOutgoing: (act: Outgoing) => void;
}

/** One assignment of the unit: the words of the item, how it stands, and what the unit can do about it now. */
export function AssignmentWork({ itemId, assignmentId, ...props }: Props) {
  const words = useWords();
  const { person } = useSession();
  return (
    <Waiting query={useQuery(item(itemId))}>
      {(facts) => {
        const own = facts.assignmentsOfUnits.find(({ id, unit }) => (assignmentId === null ? unit === person.post.unit : id === assignmentId));
        return own ? <Work {...props} facts={facts} own={own} /> : <p className="blank">{words.inbox.gone}</p>;
      }}
    </Waiting>
  );
}

interface WorkProps extends Omit<Props, 'itemId' | 'assignmentId'> {
  readonly facts: Schemas['ItemPageResponse'];
  readonly own: Schemas['AssignmentResponse'];
}

function Work({ facts, own, title, kind, form, onForm, onDone, onOutgoing }: WorkProps) {
  const { person } = useSession();
  const { toHead } = useSignatureRules(facts.planId);
  const words = useWords();
  const { language } = useLanguage();
  const forms = formsOf({ subjectType: 'assignment', kind, allowed: own.allowed });
  const chosen = chosenForm(forms, form);
  const draftKey = `${person.login}.assignment-${own.id}`;
  const refused = own.refused.filter(({ command }) => isOwnCommand(command));
  const last = facts.progressReports.find(({ unit }) => unit === own.unit);
  return (
    <>
      <p className="page-facts">
        <span>{own.roleWord || words.assignmentRoles[own.role]}</span>
        <span>{words.assignmentStates[own.status]}</span>
        <span>{words.inbox.deadline(facts.deadlineWords || (facts.evergreen ? words.inbox.evergreen : facts.dueOn ? longDate(facts.dueOn, language) : words.inbox.undated))}</span>
        {own.originalDueOn && <span>{words.inbox.original(longDate(own.originalDueOn, language))}</span>}
      </p>
      <Source key={facts.itemId} facts={facts} whole={chosen === 'acknowledge'} />
      {last && chosen !== 'report' && <p className="quote"><strong>{last.reportedAt.slice(0, 10)}</strong> {last.progress}</p>}
      <WaitingForHead subjectType="assignment" subjectId={own.id} />
      <LeftOver draftKey={draftKey} forms={forms} refused={own.refused} />
      <FormTabs forms={forms} chosen={chosen} onChoose={onForm} />
      {chosen === null ? <p className="work-note">{words.inbox.nothing}</p> : (
        <FormOfAssignment
          form={chosen}
          draftKey={draftKey}
          toHeadOf={toHead}
          subject={{ id: own.id, version: own.version, title, role: own.role, declineBy: own.declineBy, effectiveDueOn: own.effectiveDueOn }}
          onDone={onDone}
          onOutgoing={onOutgoing}
        />
      )}
      {refused.length > 0 && (
        <details className="refused-more">
          <summary>{words.inbox.refusedTitle} {refused.length}</summary>
          <ul className="refused">{refused.map(({ command, title: name, reason }) => <li key={command}><strong>{name}</strong> {reason}</li>)}</ul>
        </details>
      )}
    </>
  );
}

const LONG = 110;

/** The words of the item: all of them while it is decided whether to take it on, later two lines that can be opened. */
function Source({ facts, whole }: { readonly facts: Schemas['ItemPageResponse']; readonly whole: boolean }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const long = !whole && facts.text.length > LONG;
  return (
    <section className="source" aria-label={words.inbox.source}>
      <p className="source-place">{facts.headings.join(' / ')}<span>{words.inbox.sourceLine(facts.line)}</span></p>
      <p className={long && !open ? 'item-text clamp' : 'item-text'}>{facts.text}</p>
      {long && <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? words.inbox.sourceLess : words.inbox.sourceMore}</button>}
    </section>
  );
}
