import { useId, useState } from 'react';
import type { Option } from './choice';

interface Props {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string | null;
  /** `unknown` when something is written that is nobody's name: nothing should be decided on it. */
  readonly onChoose: (id: string | null, unknown: boolean) => void;
  readonly placeholder: string;
  /** What is said when nothing is called what was written. */
  readonly none: string;
}

/** One of very many, found by writing a part of its name; the browser shows which fit. */
export function Combo({ label, options, chosen, onChoose, placeholder, none }: Props) {
  const field = useId();
  const [text, setText] = useState(options.find((option) => option.id === chosen)?.words ?? '');
  const write = (words: string): void => {
    setText(words);
    const id = options.find((option) => option.words === words.trim())?.id ?? null;
    onChoose(id, id === null && words.trim() !== '');
  };
  const unknown = text.trim() !== '' && chosen === null;
  return (
    <div className="field combo">
      <label htmlFor={field}>{label}</label>
      <input id={field} className="input" list={`${field}-list`} autoComplete="off" placeholder={placeholder} value={text} aria-describedby={unknown ? `${field}-none` : undefined} onChange={(event) => write(event.target.value)} />
      <datalist id={`${field}-list`}>{options.map((option) => <option key={option.id} value={option.words} />)}</datalist>
      {unknown && <small className="quiet" id={`${field}-none`}>{none}</small>}
    </div>
  );
}
