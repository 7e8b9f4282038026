import { useAddress } from '../../address';
import type { Schemas } from '../../api/client';
import { SearchBox } from '../../components/ui/search-box';
import { useWords } from '../../i18n/language';
import { postWords } from './post-words';

interface Props {
  readonly rows: readonly Schemas['AccountViewResponse'][];
  readonly onOpen: (login: string) => void;
}

/** Every account, found by name, login or place; the name opens it. */
export function AccountTable({ rows, onOpen }: Props) {
  const words = useWords();
  const said = words.accounts;
  const { head } = said;
  const [params, change] = useAddress();
  const search = (params.get('q') ?? '').trim().toLowerCase();
  const shown = rows.filter(({ login, displayName, posts }) => search === '' || [login, displayName, ...posts.map((post) => postWords(post, words))].some((text) => text.toLowerCase().includes(search)));
  return (
    <>
      <div className="toolbar">
        <SearchBox label={said.search} value={params.get('q') ?? ''} onChange={(q) => change({ q })} />
        <span className="toolbar-end" role="status">{said.shown(shown.length, rows.length)}</span>
      </div>
      {shown.length === 0 ? <p className="blank">{said.none}</p> : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={said.caption}>
          <table className="table record accounts-table">
            <caption className="out-of-sight">{said.caption}</caption>
            <thead><tr><th scope="col">{head.name}</th><th scope="col">{head.posts}</th><th scope="col">{head.state}</th><th scope="col">{head.password}</th><th scope="col">{head.factor}</th></tr></thead>
            <tbody>
              {shown.map((account) => (
                <tr key={account.login} data-done={!account.active}>
                  <th scope="row"><button type="button" className="file" onClick={() => onOpen(account.login)}>{account.displayName}</button><span className="sub">{account.login}</span></th>
                  <td>{account.posts.length === 0 ? <span className="quiet">{said.noPosts}</span> : account.posts.map((post) => <span className="accounts-post" key={post.postId}>{postWords(post, words)}</span>)}</td>
                  <td>{account.active ? said.active : <strong>{said.stopped}</strong>}{account.program ? ` · ${said.program}` : ''}{account.demo ? ` · ${said.demo}` : ''}</td>
                  <td>{account.program ? '—' : account.activated ? said.activated : <span className="quiet">{said.notActivated}</span>}</td>
                  <td>{account.program ? '—' : account.secondFactor ? said.factorSet : <span className="quiet">{said.factorNone}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
