import { type Ref, useEffect, useState } from 'react';
import { SearchIcon } from '../icons';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
  readonly shortcut?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A search that waits for the input method: half a pinyin is no word to look for. */
export function SearchBox({ label, value, onChange, shortcut, ref }: Props) {
  const [words, setWords] = useState(value);
  const [composing, setComposing] = useState(false);
  useEffect(() => setWords(value), [value]);
  const change = (next: string, finished: boolean): void => {
    setWords(next);
    if (finished) onChange(next);
  };
  return (
    <span className="search">
      <SearchIcon />
      <input
        ref={ref}
        className="input"
        type="search"
        aria-label={label}
        placeholder={label}
        value={words}
        onChange={(event) => change(event.target.value, !composing)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={(event) => {
          setComposing(false);
          change(event.currentTarget.value, true);
        }}
      />
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
    </span>
  );
}
