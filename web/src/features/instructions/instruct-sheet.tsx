import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answer, idempotencyKey, post } from '../../api/client';
import { useCommand } from '../../api/command';
import { plans } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { Sheet } from '../../components/ui/sheet';
import { TextArea } from '../../components/ui/text-area';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useDraftText } from '../../draft';
import { InstructionList } from './instruction-list';
import { instructions } from './queries';

export interface InstructedThing {
  readonly planId: string;
  /** Null when the instruction is on the plan. */
  readonly itemId: string | null;
  readonly title: string;
  readonly text: string;
}

interface Props {
  readonly on: InstructedThing;
  readonly today: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const LONGEST = 2000;

/** Where a leader writes an instruction: on what, who gets it, and what was said before. Words not sent are kept. */
export function InstructSheet({ on, today, onClose, onDone }: Props) {
  const words = useWords();
  const client = useQueryClient();
  const { text, write } = useDraftText(`instruction.${on.itemId === null ? `plan.${on.planId}` : `item.${on.itemId}`}`);
  const key = useRef(idempotencyKey());
  const before = useQuery(instructions(on.itemId === null ? { planId: on.planId } : { itemId: on.itemId }));
  const office = useQuery(plans()).data?.find(({ id }) => id === on.planId)?.office ?? words.brief.theOffice;
  const send = useCommand({
    mutationFn: () => {
      const [header, body] = [key.current, { text: text.trim() }];
      return on.itemId === null
        ? answer(post('/api/v1/plans/{id}/instructions', { params: { path: { id: on.planId }, header }, body }))
        : answer(post('/api/v1/items/{id}/instructions', { params: { path: { id: on.itemId }, header }, body }));
    },
    onSuccess: () => {
      write('');
      void client.invalidateQueries({ queryKey: ['instructions'] });
      void client.invalidateQueries({ queryKey: ['items'] });
      onDone();
    },
  });
  const said = (before.data ?? []).filter(({ itemId }) => on.itemId !== null || itemId === null);
  return (
    <Sheet title={words.brief.instructOn(on.title)} onClose={onClose}>
      <p className="brief-quote clamp">{on.text}</p>
      <TextArea label={words.brief.instructText} rows={4} most={LONGEST} value={text} onChange={write} onSend={() => text.trim() !== '' && !send.isPending && send.mutate()} />
      {send.error && <p className="message message-fault" role="alert">{problemWords(send.error, words)}</p>}
      <div className="brief-send">
        <p className="quiet">{on.itemId === null ? words.brief.instructGoesPlan(office) : words.brief.instructGoes(office)} {words.brief.kept}</p>
        <Button kind="primary" isDisabled={text.trim() === '' || send.isPending} onPress={() => send.mutate()}>{words.brief.instruct}</Button>
      </div>
      {said.length > 0 && <section><h3>{words.brief.earlier}</h3><InstructionList instructions={said} today={today} /></section>}
    </Sheet>
  );
}
