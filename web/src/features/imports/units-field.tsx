import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { CloseIcon } from '../../components/icons';
import { Combo } from '../../components/ui/combo';
import { useWords } from '../../i18n/language';

interface Props {
  readonly label: string;
  readonly units: readonly Schemas['UnitResponse'][];
  /** Their codes. */
  readonly chosen: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}

/** Units of the directory, one after the other by a part of the name. */
export function UnitsField({ label, units, chosen, onChange }: Props) {
  const words = useWords().imports.check.fields;
  const [added, setAdded] = useState(0);
  const names = new Map(units.map(({ code, name }) => [code, name]));
  return (
    <div className="units-field">
      {chosen.length > 0 && (
        <ul className="recipients" aria-label={label}>
          {chosen.map((code) => <li key={code}>{names.get(code) ?? code}<button type="button" className="units-field-remove" aria-label={words.removeUnit(names.get(code) ?? code)} onClick={() => onChange(chosen.filter((one) => one !== code))}><CloseIcon /></button></li>)}
        </ul>
      )}
      <Combo
        key={`${added}-${units.length > 0}`}
        label={label}
        options={units.filter(({ code }) => !chosen.includes(code)).map(({ code, name }) => ({ id: code, words: name }))}
        chosen={null}
        placeholder={words.unitPlaceholder}
        none={words.unitNone}
        onChoose={(code) => {
          if (code === null) return;
          setAdded((count) => count + 1);
          onChange([...chosen, code]);
        }}
      />
    </div>
  );
}
