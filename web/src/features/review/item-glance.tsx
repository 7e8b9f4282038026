import type { Schemas } from '../../api/client';
import { Light } from '../../components/pictures/light';
import { Button } from '../../components/ui/button';
import { useWords } from '../../i18n/language';
import { standingOf } from '../ledger/standing';

/** Which item it is about, in the words of the document. */
export function ItemGlance({ item, onOpen }: { readonly item: Schemas['ItemPageResponse']; readonly onOpen: () => void }) {
  const words = useWords();
  return (
    <section className="glance">
      <p className="quiet">{item.headings.join(' / ')}</p>
      <p className="item-text">{item.text}</p>
      <div className="glance-facts">
        <Light standing={standingOf(item)} reason={item.light.reason} />
        <span>{words.item.deadline} {item.deadlineWords || '—'}</span>
        {item.targets.map(({ words: target }) => <span key={target}>{words.item.target} {target}</span>)}
        <Button kind="plain" onPress={onOpen}>{words.review.openItem}</Button>
      </div>
    </section>
  );
}
