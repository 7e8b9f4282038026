import { type FormEvent, type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Button } from '../../components/ui/button';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { isStale } from './send';

interface Props {
  readonly name: string;
  readonly sendWords: string;
  /** It takes effect only when the head of the unit has signed it. */
  readonly toHead?: boolean;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onSend: () => void;
  /** Buttons beside the one that sends. */
  readonly beside?: ReactNode;
  /** What was typed earlier is shown, and how to be rid of it. */
  readonly restored?: boolean;
  readonly onDiscard?: () => void;
  /** What somebody else has meanwhile written into the same fields. */
  readonly theirs?: ReactNode;
  readonly children: ReactNode;
}

/** A form with what went wrong above its buttons; Ctrl+Enter sends it. */
export function FormFrame({ name, sendWords, toHead = false, busy, error, onSend, beside, restored = false, onDiscard, theirs, children }: Props) {
  const words = useWords();
  const form = useRef<HTMLFormElement>(null);
  const send = (): void => {
    if (busy) return;
    onSend();
    // What is missing shows after this press has been drawn.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) send();
  };
  return (
    <form ref={form} className="work-form" aria-label={name} noValidate onSubmit={submit} onKeyDown={keys}>
      {restored && (
        <p className="work-note">
          {words.work.form.restored} {onDiscard && <button type="button" className="link" onClick={onDiscard}>{words.work.form.discard}</button>}
        </p>
      )}
      {theirs}
      {children}
      <div className="work-foot">
        {error && (
          <div className="message message-problem" role="alert">
            <div>
              <p>{problemWords(error, words)}</p>
              {isStale(error) && <p>{words.work.form.stale}</p>}
            </div>
          </div>
        )}
        <div className="work-buttons">
          <Button kind="primary" type="submit" isDisabled={busy}>{busy ? words.work.form.sending : toHead ? words.work.form.toHead(sendWords) : sendWords}</Button>
          {beside}
          <span className="work-buttons-note">{words.work.form.sendKeys}</span>
        </div>
      </div>
    </form>
  );
}
