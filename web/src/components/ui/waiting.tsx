import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../../api/problem';
import { useWords } from '../../i18n/language';
import type { Messages } from '../../i18n/zh';
import { Button } from './button';

/** What to say about a failure: the words of the server, or that it cannot be reached. */
export function problemWords(error: unknown, words: Messages): string {
  if (error instanceof ApiProblem) return error.code === 'offline' ? words.offline : error.message;
  return words.failed(error instanceof Error ? error.message : String(error));
}

interface Props<Data> {
  readonly query: UseQueryResult<Data>;
  /** What this is a page of, where it is a whole page: its heading when something went wrong. */
  readonly page?: string;
  readonly children: (data: Data) => ReactNode;
}

/** The page once its data is here; until then that it is being read, or what went wrong and a way on. */
export function Waiting<Data>({ query, page, children }: Props<Data>) {
  const words = useWords();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isPending) return <p className="blank" role="status">{words.loading}</p>;
  const missing = query.error instanceof ApiProblem && query.error.status === 404;
  const fault = (
    <div className="blank" role="alert">
      <p>{missing ? words.notFound : problemWords(query.error, words)}</p>
      <p>{missing ? <Link to="/plans">{words.toPlans}</Link> : <Button onPress={() => void query.refetch()}>{words.retry}</Button>}</p>
    </div>
  );
  return page === undefined ? fault : <><header className="page-head"><h1 className="page-title">{page}</h1></header>{fault}</>;
}
