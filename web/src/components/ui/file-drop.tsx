import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { ImportIcon } from '../icons';
import { Button } from './button';

interface Props {
  readonly label: string;
  readonly choose: string;
  readonly drop: string;
  readonly help: string;
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
}

/** One file, chosen or dropped here; the button does everything that dropping does. */
export function FileDrop({ label, choose, drop, help, busy, onFile }: Props) {
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file && !busy) onFile(file);
  };
  return (
    <section
      className="file-drop"
      aria-label={label}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <p className="file-drop-act">
        <FileTrigger onSelect={take}><Button kind="primary" isDisabled={busy}><ImportIcon />{choose}</Button></FileTrigger>
        <span className="file-drop-words">{drop}</span>
      </p>
      <p className="quiet">{help}</p>
    </section>
  );
}
