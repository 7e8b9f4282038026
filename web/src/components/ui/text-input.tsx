import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly type?: 'text' | 'date' | 'number' | 'password' | 'email' | 'tel';
  readonly most?: number;
  readonly min?: string;
  readonly max?: string;
  readonly note?: string;
  readonly help?: string;
  readonly fault?: string | null;
  /** What the browser may fill in, such as `username`. */
  readonly complete?: string;
}

/** One line of text, a date or a number with its label, a word of help, and what is wrong with it. */
export function TextInput({ label, value, onChange, type = 'text', most, min, max, note, help, fault, complete }: Props) {
  const id = useId();
  const described = [help ? `${id}-help` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <div className="field-head"><label htmlFor={id}>{label}</label>{note && <span className="quiet">{note}</span>}</div>
      <input
        id={id}
        className={`input${type === 'date' || type === 'number' ? ' input-short' : ''}`}
        type={type}
        step={type === 'number' ? 'any' : undefined}
        min={min}
        max={max}
        maxLength={most}
        autoComplete={complete}
        value={value}
        aria-describedby={described || undefined}
        aria-invalid={fault ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {help && <p className="field-help" id={`${id}-help`}>{help}</p>}
      {fault && <p className="field-fault" id={`${id}-fault`}>{fault}</p>}
    </div>
  );
}
