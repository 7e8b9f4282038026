import { useWords } from '../../i18n/language';
import type { Form } from './forms';

interface Props {
  readonly forms: readonly Form[];
  readonly chosen: Form | null;
  readonly onChoose: (form: Form) => void;
}

/** What can be done about it, when there is more than one way. */
export function FormTabs({ forms, chosen, onChoose }: Props) {
  const words = useWords();
  if (forms.length < 2) return null;
  return (
    <div className="form-tabs" role="group" aria-label={words.work.forms.name}>
      {forms.map((form) => (
        <button key={form} type="button" className="tab" aria-pressed={form === chosen} onClick={() => onChoose(form)}>{words.work.forms[form]}</button>
      ))}
    </div>
  );
}
