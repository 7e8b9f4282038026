import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { useWords } from '../../i18n/language';
import { forgetDraft, textsOfDraft } from '../../draft';
import { ASSIGNMENT_FORMS, commandOf, type Form } from './forms';

interface Props {
  readonly draftKey: string;
  /** The forms that fit now. */
  readonly forms: readonly Form[];
  readonly refused: readonly Schemas['RefusedCommandResponse'][];
}

/** What was typed into a form that somebody else has meanwhile made impossible: the reason, and the words, so that they are not lost. */
export function LeftOver({ draftKey, forms, refused }: Props) {
  const words = useWords();
  const [, setForgotten] = useState(0);
  const left = ASSIGNMENT_FORMS.filter((form) => !forms.includes(form)).map((form) => ({ form, key: `${draftKey}.${form}`, texts: textsOfDraft(`${draftKey}.${form}`) })).filter(({ texts }) => texts.length > 0);
  return (
    <>
      {left.map(({ form, key, texts }) => (
        <div key={form} className="message message-attention" role="alert">
          <div>
            <p>{words.work.form.leftOver(words.work.forms[form], refused.find(({ command }) => command === commandOf(form))?.reason ?? '')}</p>
            {texts.map((text) => <p key={text} className="quote">{text}</p>)}
            <button type="button" className="link" onClick={() => { forgetDraft(key); setForgotten((count) => count + 1); }}>{words.work.form.discard}</button>
          </div>
        </div>
      ))}
    </>
  );
}
