import { type Ref, useId } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly rows?: number;
  readonly most?: number;
  /** What stands quietly beside the label, such as that it may stay empty. */
  readonly note?: string;
  readonly help?: string;
  readonly fault?: string | null;
  /** Where Ctrl+Enter sends the words. */
  readonly onSend?: () => void;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** A text of several lines with its label, a word of help, and what is wrong with it. */
export function TextArea({ label, value, onChange, rows = 4, most, note, help, fault, onSend, ref }: Props) {
  const id = useId();
  const described = [help ? `${id}-help` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <div className="field-head"><label htmlFor={id}>{label}</label>{note && <span className="quiet">{note}</span>}</div>
      <textarea
        ref={ref}
        id={id}
        className="input text-area"
        rows={rows}
        maxLength={most}
        value={value}
        aria-describedby={described || undefined}
        aria-invalid={fault ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (onSend && event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) onSend();
        }}
      />
      {help && <p className="field-help" id={`${id}-help`}>{help}</p>}
      {fault && <p className="field-fault" id={`${id}-fault`}>{fault}</p>}
    </div>
  );
}
