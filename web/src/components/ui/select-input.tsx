import { useId } from 'react';
import type { Option } from './choice';

interface Props<Id extends string> {
  readonly label: string;
  readonly options: readonly (Option & { readonly id: Id })[];
  readonly value: Id | '';
  readonly onChange: (id: Id) => void;
  /** What stands there until something is chosen; without it something always is. */
  readonly placeholder?: string;
  readonly help?: string;
}

/** One of several in a form, with its label in sight. */
export function SelectInput<Id extends string>({ label, options, value, onChange, placeholder, help }: Props<Id>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select className="input" id={id} value={value} aria-describedby={help ? `${id}-help` : undefined} onChange={(event) => onChange(event.target.value as Id)}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => <option key={option.id} value={option.id}>{option.words}</option>)}
      </select>
      {help && <p className="field-help" id={`${id}-help`}>{help}</p>}
    </div>
  );
}
