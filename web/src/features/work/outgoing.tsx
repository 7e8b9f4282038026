import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/ui/button';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { type Act, HOLD_SECONDS, useHeld } from './held';
import { isStale } from './send';

/** An act of one's own unit that can be taken back for a moment before it goes out. */
export interface Outgoing {
  /** What is done to what, such as 签收：第一项. */
  readonly words: string;
  /** Sends it and resolves with what to say then; `keepalive` when the page is being left and the request must outlive it. */
  readonly send: (more: { readonly keepalive: boolean }) => Promise<string>;
}

/** An act of which the part of the page that it was done in knows where it was done. */
export interface Placed extends Outgoing {
  /** The matter or item: while it waits, it is not offered a second time. */
  readonly about: string;
  /** Shows it again: what was written there is still there. */
  readonly back: () => void;
}

export interface OutgoingActs {
  readonly said: string;
  readonly say: (words: string) => void;
  /** The act that waits, and the one that could not be sent. */
  readonly waiting: (Act & Placed) | null;
  readonly failed: { readonly act: Placed; readonly error: Error } | null;
  readonly hold: (act: Placed) => void;
  readonly takeBack: () => void;
  /** Leads back to what could not be sent. */
  readonly returnToFailed: () => void;
}

/** Lets acts wait a few seconds in which they can be taken back; says what came of them, also long after the person has gone on to the next matter. */
export function useOutgoing(): OutgoingActs {
  const client = useQueryClient();
  const [said, say] = useState('');
  const [failed, setFailed] = useState<OutgoingActs['failed']>(null);
  const sending = useMutation({
    mutationFn: ({ act, keepalive }: { readonly act: Placed; readonly keepalive: boolean }) => act.send({ keepalive }),
    onSuccess: async (result) => {
      say(result);
      await client.invalidateQueries();
    },
    onError: (error, { act }) => {
      setFailed({ act, error });
      if (isStale(error)) void client.invalidateQueries();
    },
  });
  const held = useHeld<Act & Placed>();
  return {
    said,
    say,
    waiting: held.act,
    failed,
    hold: (act) => {
      say('');
      setFailed(null);
      held.hold({ ...act, go: (keepalive) => sending.mutate({ act, keepalive }) });
    },
    takeBack: () => held.takeBack()?.back(),
    returnToFailed: () => {
      setFailed(null);
      failed?.act.back();
    },
  };
}

/** What waits and how to take it back, what was done, and what could not be done. */
export function OutgoingBar({ acts: { said, waiting, failed, takeBack, returnToFailed } }: { readonly acts: OutgoingActs }) {
  const words = useWords();
  return (
    <>
      <div className="outgoing">
        <p className="inbox-said" role="status">{waiting === null ? said : words.inbox.waits(waiting.words, HOLD_SECONDS)}</p>
        {waiting !== null && <Button onPress={takeBack}>{words.inbox.takeBack}</Button>}
      </div>
      {failed !== null && (
        <div className="message message-problem inbox-problem" role="alert">
          <div>
            <p>{words.work.form.notSent(failed.act.words)}{problemWords(failed.error, words)}</p>
            {isStale(failed.error) && <p>{words.work.form.stale}</p>}
            <Button onPress={returnToFailed}>{words.work.form.toFailed}</Button>
          </div>
        </div>
      )}
    </>
  );
}
