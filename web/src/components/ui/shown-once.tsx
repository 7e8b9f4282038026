import { useId, useState } from 'react';
import { useWords } from '../../i18n/language';
import { Button } from './button';

interface Props {
  readonly label: string;
  readonly secret: string;
  /** What becomes of it, such as until when it holds. */
  readonly note: string;
}

/** Browsers have it over https and on the machine itself only. */
const canCopy = (): boolean => 'clipboard' in navigator;

/** A code, key or address that the server says this one time. */
export function ShownOnce({ label, secret, note }: Props) {
  const words = useWords();
  const id = useId();
  const [copied, setCopied] = useState(false);
  return (
    <div className="shown-once">
      <span className="quiet" id={id}>{label}</span>
      <output className="shown-once-words" aria-labelledby={id}>{secret}</output>
      {canCopy() && <Button onPress={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}>{copied ? words.copied : words.copy}</Button>}
      <p className="quiet">{note}</p>
    </div>
  );
}
