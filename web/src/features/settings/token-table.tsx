import { answer, remove, type Schemas } from '../../api/client';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';

/** Tokens with what they are for and when they were used; each can be revoked. */
export function TokenTable({ tokens }: { readonly tokens: readonly Schemas['ApiTokenResponse'][] }) {
  const words = useWords();
  const { token: heads, ...said } = words.settings;
  const revoke = useCommand({ mutationFn: (id: string) => answer(remove('/api/v1/api-tokens/{id}', { params: { path: { id } } })), onSettled: () => queryClient.invalidateQueries() });
  if (tokens.length === 0) return <p className="quiet">{said.noTokens}</p>;
  return (
    <>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={said.tokensTable}>
        <table className="table record">
          <caption className="out-of-sight">{said.tokensTable}</caption>
          <thead><tr><th scope="col">{heads.name}</th><th scope="col">{heads.scopes}</th><th scope="col">{heads.expires}</th><th scope="col">{heads.used}</th><th scope="col">{heads.act}</th></tr></thead>
          <tbody>
            {tokens.map(({ id, login, name, scopes, expiresOn, lastUsedOn }) => (
              <tr key={id}>
                <th scope="row">{name}<span className="sub">{login}</span></th>
                <td>{scopes.map((scope) => said.scopes[scope]).join('、')}</td><td>{expiresOn}</td><td>{lastUsedOn ?? said.never}</td>
                <td><Button aria-label={said.revokeOf(name)} isDisabled={revoke.isPending} onPress={() => revoke.mutate(id)}>{said.revoke}</Button></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {revoke.error && <p className="message message-fault" role="alert">{problemWords(revoke.error, words)}</p>}
    </>
  );
}
