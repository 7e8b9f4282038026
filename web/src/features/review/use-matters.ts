import { useQueries, useQuery } from '@tanstack/react-query';
import { ledger, matters, plans } from '../../api/queries';
import { reviewQueue } from './queries';
import { mattersOf } from './review-matters';

/** What the office has to decide on: the queue, and the items that are done and wait to be struck off. */
export function useReviewMatters() {
  const queue = useQuery(reviewQueue());
  const own = useQuery(matters());
  const listed = useQuery(plans());
  const running = (listed.data ?? []).filter(({ status }) => status === 'issued');
  const ledgers = useQueries({ queries: running.map(({ id }) => ledger(id)) });
  const completed = running.flatMap(({ documentNumber }, index) => (ledgers[index]?.data?.rows ?? []).filter(({ status }) => status === 'completed').map((line) => ({ ...line, documentNumber })));
  return { queue, settled: queue.data !== undefined && !own.isPending && !listed.isPending && ledgers.every(({ isPending }) => !isPending), list: mattersOf(queue.data?.rows ?? [], own.data?.rows ?? [], completed) };
}
