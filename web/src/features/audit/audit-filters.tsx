import type { Schemas } from '../../api/client';
import { Button } from '../../components/ui/button';
import { Choice } from '../../components/ui/choice';
import { Combo } from '../../components/ui/combo';
import { TextInput } from '../../components/ui/text-input';
import { useWords } from '../../i18n/language';
import { type AuditFilter, FILTER_PARTS } from './filter';

interface Props {
  readonly filter: AuditFilter;
  readonly people: readonly Schemas['AccountViewResponse'][];
  readonly onChange: (parts: Readonly<Record<string, string | null>>) => void;
}

const OUTCOMES = ['done', 'refused'] as const;

/** Who, what, when and with which result. */
export function AuditFilters({ filter, people, onChange }: Props) {
  const words = useWords().audit;
  const nouns = Object.entries(words.nouns).map(([id, noun]) => ({ id, words: noun }));
  const chosen = Object.keys(filter).length > 0;
  return (
    <div className="audit-filters" role="group" aria-label={words.filters}>
      <Combo
        // A person chosen elsewhere, such as in a row, is written into the field anew.
        key={`who-${filter.actorId}-${people.length > 0}`}
        label={words.who}
        options={people.map(({ accountId, displayName, login }) => ({ id: accountId, words: `${displayName}（${login}）` }))}
        chosen={filter.actorId ?? null}
        onChoose={(actorId, unknown) => !unknown && actorId !== (filter.actorId ?? null) && onChange({ actorId })}
        placeholder={words.whoPlaceholder}
        none={words.whoNone}
      />
      <Combo
        key={`action-${filter.action}`}
        label={words.action}
        options={nouns.map(({ id, words: noun }) => ({ id: `${id}.`, words: noun }))}
        chosen={filter.action ?? null}
        onChoose={(action, unknown) => !unknown && action !== (filter.action ?? null) && onChange({ action })}
        placeholder={words.actionPlaceholder}
        none={words.actionNone}
      />
      <TextInput label={words.from} type="date" value={filter.from ?? ''} onChange={(from) => onChange({ from })} />
      <TextInput label={words.to} type="date" value={filter.to ?? ''} onChange={(to) => onChange({ to })} />
      <div className="audit-choices">
        <Choice label={words.outcome} none={words.anyOutcome} options={OUTCOMES.map((id) => ({ id, words: words.outcomes[id] }))} chosen={filter.outcome ?? null} onChoose={(outcome) => onChange({ outcome })} />
        <Choice label={words.subject} none={words.anySubject} options={nouns} chosen={filter.subjectType ?? null} onChoose={(subjectType) => onChange({ subjectType, subjectId: null })} />
        {filter.subjectId !== undefined && <span>{words.subjectId} {filter.subjectId}</span>}
        {chosen && <Button kind="plain" onPress={() => onChange(Object.fromEntries(FILTER_PARTS.map((part) => [part, null])))}>{words.clear}</Button>}
      </div>
    </div>
  );
}
