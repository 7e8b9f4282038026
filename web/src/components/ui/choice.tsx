import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { DownIcon } from '../icons';

export interface Option {
  readonly id: string;
  readonly words: string;
}

interface Props {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
  /** What choosing nothing is called. */
  readonly none: string;
}

const NONE = '';

/** One of several, or none; shows its label until something is chosen. */
export function Choice({ label, options, chosen, onChoose, none }: Props) {
  return (
    <Select className="select" aria-label={label} value={chosen ?? NONE} onChange={(key) => onChoose(key === NONE ? null : String(key))}>
      <Button className="select-button" data-chosen={chosen !== null}>
        <SelectValue>{() => <span>{options.find(({ id }) => id === chosen)?.words ?? label}</span>}</SelectValue>
        <DownIcon />
      </Button>
      <Popover className="popover">
        <ListBox className="list-box" items={[{ id: NONE, words: none }, ...options]}>
          {({ id, words }) => <ListBoxItem className="list-option" id={id} textValue={words}>{words}</ListBoxItem>}
        </ListBox>
      </Popover>
    </Select>
  );
}
