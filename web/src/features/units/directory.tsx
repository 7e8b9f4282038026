import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address';
import { SearchBox } from '../../components/ui/search-box';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { found } from '../palette/queries';
import { units } from '../review/queries';
import { useSession } from '../shell/session';
import { unitsNamed } from '../work/queries';
import { UnitPane } from './unit-pane';

const ADMINISTRATORS = new Set(['systemAdministrator', 'securityAdministrator', 'auditor']);

interface Props {
  readonly unitId: string | null;
  readonly onSaid: (words: string) => void;
}

/** The directory beside one of its units. */
export function Directory({ unitId, onSaid }: Props) {
  const words = useWords().units;
  const { person } = useSession();
  const [params, change] = useAddress();
  const query = useQuery(units());
  const search = (params.get('q') ?? '').trim();
  const named = useQuery(unitsNamed(search));
  // Pinyin is what the search of the readers knows; administrators have no part in it.
  const spelled = useQuery({ ...found(search), enabled: search !== '' && !ADMINISTRATORS.has(person.post.role) });
  const fitting = new Set([...(named.data ?? []).map(({ id }) => id), ...(search === '' ? [] : (spelled.data?.units ?? []).map((unit) => unit.unitId))]);
  const bringIntoSight = useCallback((row: HTMLAnchorElement | null) => row?.scrollIntoView?.({ block: 'nearest' }), []);
  const suffix = search === '' ? '' : `?q=${encodeURIComponent(search)}`;
  return (
    <Waiting query={query}>
      {(all) => {
        const shown = search === '' ? all : all.filter(({ id, name }) => fitting.has(id) || name.includes(search));
        return (
          <div className="desk units-desk">
            <nav className="desk-list" aria-label={words.list}>
              <div className="desk-search"><SearchBox label={words.search} value={params.get('q') ?? ''} onChange={(q) => change({ q })} /></div>
              <p className="units-count quiet" role="status">{words.shown(shown.length, all.length)}</p>
              <ul>{shown.map(({ id, name, kind }) => <li key={id}><Link ref={id === unitId ? bringIntoSight : undefined} className="desk-row units-row" aria-current={id === unitId ? 'true' : undefined} to={`/units/${id}${suffix}`}><span>{name}</span><span className="quiet">{words.kinds[kind]}</span></Link></li>)}</ul>
              {shown.length === 0 && <p className="blank">{words.none}</p>}
            </nav>
            <section className="desk-detail" aria-label={words.detail}>{unitId === null ? <p className="blank">{words.choose}</p> : <UnitPane key={unitId} unitId={unitId} onSaid={onSaid} />}</section>
          </div>
        );
      }}
    </Waiting>
  );
}
