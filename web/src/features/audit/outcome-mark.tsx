import { useWords } from '../../i18n/language';

/** Done or refused: a shape and a word. */
export function OutcomeMark({ outcome }: { readonly outcome: 'done' | 'refused' }) {
  const words = useWords().audit;
  return <span className={`outcome outcome-${outcome}`}><span aria-hidden="true">{outcome === 'done' ? '✓' : '⊘'}</span>{words.outcomes[outcome]}</span>;
}
