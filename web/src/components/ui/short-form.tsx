import { type ReactNode, useState } from 'react';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';
import { useWords } from '../../i18n/language';
import { Button } from './button';
import { problemWords } from './waiting';

interface Props<Answer> {
  readonly label: string;
  readonly verb: string;
  readonly send: () => Promise<Answer>;
  /** What is said once it is done. */
  readonly done: string | ((answer: Answer) => string);
  readonly onDone?: (answer: Answer) => void;
  /** What is still wanted before it may be sent; empty when nothing is. */
  readonly wanted?: string;
  /** Nothing that is shown anywhere changes by it: nothing is read anew. */
  readonly quietly?: boolean;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A few fields and the one verb that sends them, in the page itself. */
export function ShortForm<Answer>({ label, verb, send, done, onDone, wanted = '', quietly = false, beside, children }: Props<Answer>) {
  const words = useWords();
  const [said, setSaid] = useState('');
  const command = useCommand({
    mutationFn: send,
    onMutate: () => setSaid(''),
    onSuccess: (answered) => {
      setSaid(typeof done === 'string' ? done : done(answered));
      onDone?.(answered);
      return quietly ? undefined : queryClient.invalidateQueries();
    },
  });
  return (
    <form
      className="work-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted === '' && !command.isPending) command.mutate();
      }}
    >
      {children}
      <div className="work-buttons">
        <Button type="submit" isDisabled={wanted !== '' || command.isPending}>{verb}</Button>
        {beside}
        <span className="work-buttons-note" role="status">{said || wanted}</span>
      </div>
      {command.error && <p className="message message-fault" role="alert">{problemWords(command.error, words)}</p>}
    </form>
  );
}
