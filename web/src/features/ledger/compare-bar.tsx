import type { UseQueryResult } from '@tanstack/react-query';
import type { Schemas } from '../../api/client';
import { lastMonthEnd } from '../brief/figures';
import { Button } from '../../components/ui/button';
import { Segments } from '../../components/ui/segments';
import { TextInput } from '../../components/ui/text-input';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { CHANGE_NAMES, type ChangeName, countOf } from './changes';

interface Props {
  readonly since: string;
  readonly today: string;
  /** The day on which the plan was issued, where it has been. */
  readonly start: string | null;
  readonly changes: UseQueryResult<Schemas['ComparisonResponse']>;
  readonly chosen: ChangeName | null;
  readonly onSince: (since: string | null) => void;
  readonly onChoose: (name: ChangeName | null) => void;
}

/** Which past day stands beside today, and what has changed since; each count is also a filter. */
export function CompareBar({ since, today, start, changes, chosen, onSince, onChoose }: Props) {
  const words = useWords();
  const days = { lastMonth: lastMonthEnd(today), start };
  const which = since === days.lastMonth ? 'lastMonth' : since === days.start ? 'start' : 'other';
  const totals = changes.data?.totals;
  const shown = totals ? CHANGE_NAMES.filter((name) => countOf(totals, name) > 0) : [];
  const choose = (id: 'lastMonth' | 'start' | 'other'): void => {
    if (id !== 'other') onSince(days[id] ?? null);
  };
  return (
    <section className="compare-bar" aria-label={words.ledgerViews.comparing}>
      <Segments
        label={words.ledgerViews.comparing}
        options={[{ id: 'lastMonth' as const, words: `${words.ledgerViews.since.lastMonth} ${days.lastMonth}` }, ...(start === null || start === days.lastMonth ? [] : [{ id: 'start' as const, words: `${words.ledgerViews.since.start} ${start}` }]), ...(which === 'other' ? [{ id: 'other' as const, words: words.ledgerViews.since.other }] : [])]}
        chosen={which}
        onChoose={choose}
      />
      <TextInput label={words.ledgerViews.sinceDay} type="date" max={today} value={since} onChange={(day) => day !== '' && onSince(day)} />
      <div className="compare-counts" role="status">
        {totals && shown.length === 0 && <span className="quiet">{totals.thenItems === 0 ? words.ledgerViews.notYet : words.ledgerViews.unchanged}</span>}
        {totals && shown.map((name) => (
          <button key={name} type="button" className="compare-count" data-change={name} aria-pressed={chosen === name} onClick={() => onChoose(chosen === name ? null : name)}>
            {words.ledgerViews.changes[name]} <strong>{countOf(totals, name)}</strong>
          </button>
        ))}
        {changes.error && <span className="message message-fault" role="alert">{problemWords(changes.error, words)}</span>}
      </div>
      <Button kind="plain" onPress={() => onSince(null)}>{words.ledgerViews.stop}</Button>
    </section>
  );
}
