import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { SearchBox } from '../../components/ui/search-box';
import { useWords } from '../../i18n/language';
import { unitsNamed } from './queries';

export interface NamedUnit {
  readonly id: string;
  readonly name: string;
}

const SHOWN = 6;

/** A unit found by words of its name or alias, or none. */
export function UnitPicker({ chosen, onChoose }: { readonly chosen: NamedUnit | null; readonly onChoose: (unit: NamedUnit | null) => void }) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const found = useQuery(unitsNamed(typed.trim()));
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.scrollIntoView?.({ block: 'nearest' });
  }, [found.data]);
  if (chosen !== null) {
    return <p className="work-note">{words.work.decline.unitChosen(chosen.name)} <button type="button" className="link" onClick={() => onChoose(null)}>{words.work.decline.clearUnit}</button></p>;
  }
  return (
    <div className="field">
      <div className="field-head"><span>{words.work.decline.unit}</span><span className="quiet">{words.work.form.optional}</span></div>
      <SearchBox label={words.work.decline.unitHelp} value={typed} onChange={setTyped} />
      {typed.trim() !== '' && found.data && (
        found.data.length === 0 ? <p className="field-help" role="status">{words.work.decline.unitNone}</p> : (
          <ul ref={list} className="unit-list" aria-label={words.work.decline.unit}>
            {found.data.slice(0, SHOWN).map(({ id, name }) => (
              <li key={id}><button type="button" className="unit-option" onClick={() => onChoose({ id, name })}>{name}</button></li>
            ))}
          </ul>
        )
      )}
    </div>
  );
}
