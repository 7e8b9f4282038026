import { useEffect, useRef } from 'react';
import { useWords } from '../../i18n/language';
import { Due, MatterLight } from './due';
import { canAcknowledge, groupOf, GROUPS, type Row } from './queue';

interface Props {
  readonly rows: readonly Row[];
  readonly today: string;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (assignmentId: string) => void;
  /** The short name of a plan, by its id. */
  readonly planNames: ReadonlyMap<string, string>;
}

/** One matter a row, what is due first on top, under a heading for when. */
export function MatterList({ rows, today, ...props }: Props) {
  const words = useWords();
  const groups = GROUPS.map((group) => [group, rows.filter(({ main }) => groupOf(main, today) === group)] as const).filter(([, members]) => members.length > 0);
  return (
    <>
      {groups.map(([group, members]) => (
        <section key={group} className="matter-group">
          <h2 className="matter-group-head" id={`group-${group}`}>{words.inbox.groups[group]}<span>{words.inbox.groupCount(members.length)}</span></h2>
          <ul className="matters" aria-labelledby={`group-${group}`}>
            {members.map((row) => <MatterRow key={row.key} row={row} today={today} {...props} />)}
          </ul>
        </section>
      ))}
    </>
  );
}

interface RowProps extends Omit<Props, 'rows'> {
  readonly row: Row;
}

function MatterRow({ row: { key, main }, today, chosen, onChoose, selected, onSelect, planNames }: RowProps) {
  const words = useWords();
  const open = key === chosen;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) button.current?.scrollIntoView?.({ block: 'nearest' });
  }, [open]);
  return (
    <li className="matter" data-chosen={open} data-light={main.officeTurn === null ? main.light.colour : 'review'}>
      <span className="matter-tick">
        {canAcknowledge(main) && <input type="checkbox" aria-label={words.inbox.select(main.title)} checked={selected.has(main.subjectId)} onChange={() => onSelect(main.subjectId)} />}
      </span>
      <button ref={button} type="button" className="matter-open" aria-current={open ? 'true' : undefined} onClick={() => onChoose(key)}>
        <MatterLight matter={main} />
        <span className="matter-words">
          <span className="matter-title"><strong>{words.inbox.kinds[main.kind]}</strong>{main.title}</span>
          <span className="sub">{[planNames.get(main.planId) ?? main.planTitle, main.askedBy].filter(Boolean).join(' · ')}</span>
        </span>
        <Due matter={main} today={today} />
      </button>
    </li>
  );
}
