import { useId } from 'react';

interface Props<Id extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly words: string }[];
  readonly chosen: Id | null;
  readonly onChoose: (id: Id) => void;
}

/** One of a few, all of them in sight. */
export function Segments<Id extends string>({ label, options, chosen, onChoose }: Props<Id>) {
  const name = useId();
  return (
    <fieldset className="segments">
      <legend>{label}</legend>
      <div className="segments-row">
        {options.map(({ id, words }) => (
          <label key={id} className="segment" data-chosen={id === chosen}>
            <input type="radio" name={name} checked={id === chosen} onChange={() => onChoose(id)} />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
