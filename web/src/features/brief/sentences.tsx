import { useWords } from '../../i18n/language';
import { sentencePieces } from './figures';

/** The judgement in three sentences; numbers stand out, the overdue ones in red. */
export function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  const words = useWords();
  return (
    <section className="brief-judgement" aria-label={words.brief.judgement}>
      {sentences.map((sentence) => (
        <p key={sentence}>
          {sentencePieces(sentence).map(({ text, kind }, index) => (kind === 'words' ? text : <strong key={index} className={kind === 'overdue' ? 'brief-overdue' : undefined}>{text}</strong>))}
        </p>
      ))}
    </section>
  );
}
