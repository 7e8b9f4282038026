import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { item, plan } from '../../api/queries';
import { useWords } from '../../i18n/language';
import { Trail } from '../shell/trail';
import { ItemBody } from './item-body';

/** The item on a page of its own, whose address can be sent to somebody. */
export function ItemPage() {
  const { itemId = '' } = useParams();
  const words = useWords();
  const facts = useQuery(item(itemId));
  const ofPlan = useQuery({ ...plan(facts.data?.planId ?? ''), enabled: facts.data !== undefined });
  return (
    <div className="item-page">
      {facts.data && ofPlan.data && <Trail>{`${ofPlan.data.documentNumber} ${words.item.title(facts.data.number || String(facts.data.position))}`}</Trail>}
      <ItemBody itemId={itemId} page={words.item.source} />
    </div>
  );
}
