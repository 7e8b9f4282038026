import { type ReactNode, useRef, useState } from 'react';
import { useCommand } from '../../api/command';
import { ApiProblem } from '../../api/problem';
import { queryClient } from '../../api/queries';
import { useDraftText } from '../../draft';
import { Act, type Offer } from '../../components/ui/act';
import { TextArea } from '../../components/ui/text-area';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useKeys } from '../../keys';
import { type DecisionName, DECISIONS, type Verdict } from './decide';

export interface Choice {
  readonly name: DecisionName;
  readonly words: string;
  readonly offer: Offer | null;
}

interface Props {
  /** What the words are about; they wait here while somebody looks something up. */
  readonly draftKey: string;
  readonly subjectId: string;
  readonly version: number;
  readonly yes: Choice;
  readonly no: Choice | null;
  readonly more?: Partial<Verdict>;
  readonly label: string;
  readonly reasonForYes?: boolean;
  readonly children?: ReactNode;
  readonly onDone: (said: string) => void;
}

/** The two answers the office may give, with its words; 1 gives the first, 3 the second, which needs a reason. */
export function VerdictPanel({ draftKey, subjectId, version, yes, no, more, label, reasonForYes = false, children, onDone }: Props) {
  const words = useWords();
  const { text, write, clear } = useDraftText(`review.${draftKey}`);
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const decision = useCommand({
    mutationFn: (choice: Choice): Promise<unknown> => DECISIONS[choice.name](subjectId, { version, reason: text, ...more }),
    onSuccess: (_, choice) => {
      clear();
      onDone(choice.words);
      return queryClient.invalidateQueries();
    },
    onError: (error) => (error instanceof ApiProblem && [409, 412].includes(error.status) ? queryClient.invalidateQueries() : undefined),
  });
  const decide = (choice: Choice | null, needsReason: boolean): void => {
    if (!choice?.offer?.allowed || decision.isPending) return;
    const lacks = needsReason && text.trim() === '';
    setMissing(lacks);
    if (lacks) field.current?.focus();
    else decision.mutate(choice);
  };
  useKeys({ 1: () => decide(yes, reasonForYes), 3: () => decide(no, true) });
  const stale = decision.error instanceof ApiProblem && [409, 412].includes(decision.error.status);
  return (
    <section className="verdict" aria-label={words.review.verdict}>
      {children}
      <TextArea ref={field} label={label} rows={2} value={text} onChange={(next) => { write(next); setMissing(false); }} {...(missing ? { help: words.review.reasonMissing } : {})} />
      {decision.error && <p className="message message-fault" role="alert">{problemWords(decision.error, words)}{stale && words.review.stale}</p>}
      <div className="verdict-acts">
        <Act kind="primary" words={yes.words} offer={yes.offer} shortcut="1" busy={decision.isPending} onPress={() => decide(yes, reasonForYes)} />
        {no && <Act words={no.words} offer={no.offer} shortcut="3" busy={decision.isPending} onPress={() => decide(no, true)} />}
      </div>
    </section>
  );
}
