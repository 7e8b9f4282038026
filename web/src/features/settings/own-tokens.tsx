import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, post } from '../../api/client';
import { apiTokens } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { Card } from '../../components/ui/card';
import { ShownOnce } from '../../components/ui/shown-once';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { TokenDialog } from './token-dialog';
import { TokenTable } from './token-table';

/** Tokens for programs of one's own. */
export function OwnTokens() {
  const words = useWords().settings;
  const { login } = useSession().person;
  const query = useQuery(apiTokens());
  const [asking, setAsking] = useState(false);
  const [token, setToken] = useState('');
  return (
    <Card title={words.tokens} what={words.tokensWhat} wide actions={<Button onPress={() => setAsking(true)}>{words.newToken}</Button>}>
      {token !== '' && <ShownOnce label={words.tokenValue} secret={token} note={words.tokenNote} />}
      <Waiting query={query}>{(tokens) => <TokenTable tokens={tokens.filter((one) => one.login === login)} />}</Waiting>
      {asking && <TokenDialog send={(body) => answer(post('/api/v1/api-tokens', { body }))} onIssued={setToken} onClose={() => setAsking(false)} />}
    </Card>
  );
}
