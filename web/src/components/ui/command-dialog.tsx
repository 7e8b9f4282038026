import type { ReactNode } from 'react';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';
import { useWords } from '../../i18n/language';
import { Button } from './button';
import { DialogBox } from './dialog-box';
import { problemWords } from './waiting';

interface Props<Answer> {
  readonly title: string;
  /** What pressing does, as a verb. */
  readonly verb: string;
  readonly send: () => Promise<Answer>;
  readonly onDone: (answer: Answer) => void;
  readonly onClose: () => void;
  /** What is still wanted before it may be sent; empty when nothing is. */
  readonly wanted?: string;
  readonly children: ReactNode;
}

/** One command with what it needs to know: it stays open with what was written when the server says no. */
export function CommandDialog<Answer>({ title, verb, send, onDone, onClose, wanted = '', children }: Props<Answer>) {
  const words = useWords();
  const command = useCommand({
    mutationFn: send,
    onSuccess: (answered) => {
      onDone(answered);
      return queryClient.invalidateQueries();
    },
  });
  return (
    <DialogBox
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" isDisabled={wanted !== '' || command.isPending} onPress={() => command.mutate()}>{verb}</Button>
          <Button onPress={onClose}>{words.cancel}</Button>
          {wanted !== '' && <span className="quiet">{wanted}</span>}
        </>
      }
    >
      {children}
      {command.error && <p className="message message-fault" role="alert">{problemWords(command.error, words)}</p>}
    </DialogBox>
  );
}
