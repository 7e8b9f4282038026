import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { Button } from '../../components/ui/button';
import { Combo } from '../../components/ui/combo';
import { useWords } from '../../i18n/language';
import { allUnits } from '../work/queries';
import type { GivenUnit } from './adjustment';
import { RoleSelect } from './role-select';

interface Props {
  readonly given: readonly GivenUnit[];
  readonly onChange: (given: readonly GivenUnit[]) => void;
  /** Units that have a part already. */
  readonly taken?: readonly string[];
  /** The role the next one gets unless another is chosen. */
  readonly first?: Schemas['GivenUnitRequest']['role'];
}

/** Units that get a part in an item, each with its role. */
export function GivenUnits({ given, onChange, taken = [], first = 'lead' }: Props) {
  const words = useWords();
  const known = useQuery(allUnits());
  const [round, setRound] = useState(0);
  const options = (known.data ?? []).filter(({ id }) => !taken.includes(id) && !given.some(({ unitId }) => unitId === id)).map(({ id, name }) => ({ id, words: name }));
  const add = (id: string | null): void => {
    const name = options.find((option) => option.id === id)?.words;
    if (id === null || name === undefined) return;
    onChange([...given, { unitId: id, name, role: given.some(({ role }) => role === 'lead') ? 'cooperating' : first }]);
    setRound(round + 1);
  };
  return (
    <>
      {given.length > 0 && (
        <ul className="given">
          {given.map((one) => (
            <li key={one.unitId}>
              <span>{one.name} <span className="given-new">{words.itemActs.added}</span></span>
              <RoleSelect label={words.itemActs.roleOf(one.name)} role={one.role} onChoose={(role) => onChange(given.map((other) => (other.unitId === one.unitId ? { ...other, role } : other)))} />
              <Button kind="plain" aria-label={words.itemActs.remove(one.name)} onPress={() => onChange(given.filter((other) => other.unitId !== one.unitId))}>{words.itemActs.takeOut}</Button>
            </li>
          ))}
        </ul>
      )}
      {known.data && <Combo key={round} label={words.itemActs.addUnit} options={options} chosen={null} onChoose={add} placeholder={words.itemActs.addHint} none={words.itemActs.addNone} />}
    </>
  );
}
