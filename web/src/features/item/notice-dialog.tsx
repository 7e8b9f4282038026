import { useState } from 'react';
import { answer, idempotencyKey, post, type Schemas } from '../../api/client';
import { Button } from '../../components/ui/button';
import { DialogBox } from '../../components/ui/dialog-box';
import { Recipients } from '../../components/ui/recipients';
import { Segments } from '../../components/ui/segments';
import { TextArea } from '../../components/ui/text-area';
import { TextInput } from '../../components/ui/text-input';
import { problemWords } from '../../components/ui/waiting';
import { useDraft } from '../../draft';
import { useWords } from '../../i18n/language';
import { audiencesOf } from '../notices/views';
import { useSend } from '../work/send';
import { standing } from './adjustment';

const COLOURS = ['blue', 'yellow', 'red'] as const;

interface Text {
  readonly unitId: string;
  readonly colour: (typeof COLOURS)[number];
  readonly text: string;
  readonly days: string;
}

interface Props {
  readonly item: Schemas['ItemPageResponse'];
  readonly name: string;
  readonly onClose: () => void;
  readonly onDrafted: (noticeId: string) => void;
}

/** A notice that the office writes by hand to one unit of the item; it waits as a draft until somebody signs or issues it. */
export function NoticeDialog({ item, name, onClose, onDrafted }: Props) {
  const words = useWords();
  const units = [...new Map(standing(item).map(({ unitId, unit }) => [unitId, unit]))].map(([id, unit]) => ({ id, words: unit }));
  const [start] = useState<Text>({ unitId: units[0]?.id ?? '', colour: 'blue', text: '', days: '' });
  const { text, change, discard } = useDraft(`notice.of-item.${item.itemId}`, start);
  const [tried, setTried] = useState(false);
  const unit = units.find(({ id }) => id === text.unitId)?.words ?? '';
  const send = useSend<Schemas['NoticeLetterResponse']>(({ id }) => {
    discard();
    onDrafted(id);
    onClose();
  });
  const press = (): void => {
    setTried(true);
    if (text.text.trim() === '' || unit === '') return;
    const body = { itemId: item.itemId, unitId: text.unitId, colour: text.colour, text: text.text.trim(), ...(text.days === '' ? {} : { replyWithin: Number(text.days) }) };
    send.mutate(() => answer(post('/api/v1/notices', { headers: idempotencyKey(), body })));
  };
  return (
    <DialogBox
      title={words.itemActs.titles.notice(name)}
      onClose={onClose}
      actions={<><Button kind="primary" isDisabled={unit === '' || send.isPending} onPress={press}>{words.itemActs.draftNotice}</Button><Button onPress={onClose}>{words.cancel}</Button></>}
    >
      <p className="item-text clamp">{item.text}</p>
      {units.length === 0 ? <p className="quiet">{words.itemActs.noticeUnits}</p> : (
        <>
          <label className="field">{words.itemActs.unit}
            <select className="input" value={text.unitId} onChange={(event) => change({ unitId: event.target.value })}>{units.map(({ id, words: unitName }) => <option key={id} value={id}>{unitName}</option>)}</select>
          </label>
          <Segments label={words.itemActs.colour} options={COLOURS.map((id) => ({ id, words: `${words.notices.colours[id]}（${words.notices.levelNote[id]}）` }))} chosen={text.colour} onChoose={(colour) => change({ colour })} />
          <TextArea label={words.itemActs.noticeText} rows={5} most={5000} value={text.text} onChange={(next) => change({ text: next })} fault={tried && text.text.trim() === '' ? words.work.form.required : null} />
          <TextInput label={words.itemActs.replyDays} note={words.itemActs.replyUsual} type="number" min="1" max="30" value={text.days} onChange={(days) => change({ days })} />
          <Recipients title={words.itemActs.willSend} names={audiencesOf(text.colour).map((audience) => words.notices.recipients[audience](unit))} />
        </>
      )}
      {send.error && <p className="message message-fault" role="alert">{problemWords(send.error, words)}</p>}
    </DialogBox>
  );
}
