import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, idempotencyKey, post, type Schemas, seen } from '../../api/client';
import { item } from '../../api/queries';
import { Recipients } from '../../components/ui/recipients';
import { Segments } from '../../components/ui/segments';
import { TextArea } from '../../components/ui/text-area';
import { TextInput } from '../../components/ui/text-input';
import { useDraft } from '../../draft';
import { useWords } from '../../i18n/language';
import { concerned } from '../item/adjustment';
import { GivenUnits } from '../item/given-units';
import { useSession } from '../shell/session';
import { FormFrame } from '../work/form-frame';
import { useSend } from '../work/send';
import { type Action, answerBody, type AnswerFault, answerFaults, type AnswerText } from './answer-body';

const ACTIONS = ['newItem', 'reopen', 'note'] as const satisfies readonly Action[];

interface Props {
  readonly instruction: Schemas['InstructionResponse'];
  readonly onDone: (said: string) => void;
}

/** The answer of the office: a new item, the item handled again where it is done, or what was done about it. */
export function AnswerForm({ instruction, onDone }: Props) {
  const words = useWords();
  const { person, today } = useSession();
  const about = useQuery({ ...item(instruction.itemId ?? ''), enabled: instruction.itemId !== null });
  const [start] = useState<AnswerText>({ action: 'newItem', note: '', text: instruction.text, words: '', dueOn: '', units: [] });
  const { text, change, discard, restored } = useDraft(`${person.login}.instruction-${instruction.id}`, start);
  const [tried, setTried] = useState(false);
  const reopens = about.data?.allowed.includes('reopen') ?? false;
  const evergreen = about.data?.evergreen ?? false;
  const action = text.action === 'reopen' && !reopens ? 'note' : text.action;
  const faults = answerFaults({ ...text, action }, evergreen);
  const fault = (name: AnswerFault): string | null => (tried && faults.includes(name) ? words.work.form.required : null);
  const sent = useSend<unknown>(() => {
    discard();
    onDone(action === 'newItem' ? words.instructions.draftSaid : words.instructions.answeredSaid);
  });
  const send = (): void => {
    setTried(true);
    if (faults.length > 0) return;
    sent.mutate(() => answer(post('/api/v1/instructions/{id}/answer', { params: { path: { id: instruction.id } }, headers: { ...seen(instruction.version), ...idempotencyKey() }, body: answerBody({ ...text, action }) })));
  };
  const shown = ACTIONS.filter((name) => name !== 'reopen' || reopens);
  return (
    <FormFrame name={words.instructions.answer} sendWords={words.instructions.answerNow} busy={sent.isPending} error={sent.error} onSend={send} restored={restored} onDiscard={discard}>
      <Segments label={words.instructions.action} options={shown.map((id) => ({ id, words: words.instructions.actions[id] }))} chosen={action} onChoose={(next) => change({ action: next })} />
      <p className="work-note">{words.instructions.actionNotes[action]}{instruction.itemId !== null && about.data && !reopens && ` ${words.instructions.notDone}`}</p>
      {action === 'newItem' && (
        <>
          <TextArea label={words.instructions.itemText} rows={4} value={text.text} onChange={(next) => change({ text: next })} fault={fault('text')} />
          <div className="pair">
            <TextInput label={words.itemActs.deadline} help={words.itemActs.deadlineHelp} value={text.words} onChange={(next) => change({ words: next })} fault={fault('deadline')} />
            <TextInput label={words.itemActs.dueOn} type="date" min={today} value={text.dueOn} onChange={(dueOn) => change({ dueOn })} />
          </div>
          <section>
            <h3>{words.instructions.units}</h3>
            <GivenUnits given={text.units} onChange={(units) => change({ units })} />
            {fault('units') && <p className="field-fault">{words.instructions.unitsMissing}</p>}
          </section>
        </>
      )}
      {action === 'reopen' && <TextInput label={evergreen ? words.itemActs.newDueEvergreen : words.itemActs.newDue} type="date" min={today} value={text.dueOn} onChange={(dueOn) => change({ dueOn })} fault={fault('dueOn')} />}
      <TextArea label={action === 'note' ? words.instructions.note : words.instructions.noteOptional} rows={2} most={1000} value={text.note} onChange={(note) => change({ note })} fault={fault('note')} />
      {action === 'reopen' && about.data && <Recipients title={words.itemActs.willTell(concerned(about.data).length)} names={concerned(about.data)} />}
    </FormFrame>
  );
}
