import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api/client';
import { item } from '../../api/queries';
import { useAddress } from '../../address';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { ItemActions } from './item-actions';
import { ItemEvidence } from './item-evidence';
import { ItemFacts } from './item-facts';
import { ItemHistory } from './item-history';
import { ItemTargets } from './item-targets';
import { ItemThread } from './item-thread';
import { ItemUnits } from './item-units';

const TABS = ['thread', 'evidence', 'history', 'units'] as const;

/** One item: its words, when it is due, who answers for it and how far they are, and everything that was said about it. */
export function ItemBody({ itemId, page }: { readonly itemId: string; readonly page?: string }) {
  const facts = useQuery(item(itemId));
  return <Waiting query={facts} page={page}>{(known) => <Item item={known} />}</Waiting>;
}

function Item({ item: facts }: { readonly item: Schemas['ItemPageResponse'] }) {
  const words = useWords();
  const [params, change] = useAddress();
  const tab = TABS.find((name) => name === params.get('tab')) ?? 'thread';
  const counts = { thread: '', evidence: facts.attachments.total || '', history: '', units: facts.assignments || '' };
  return (
    <article className="item">
      <div className="item-head">
        <p className="quiet">{facts.headings.join(' / ')}</p>
        <h1 className="page-title item-title">{words.item.title(facts.number || String(facts.position))}</h1>
        <p className="item-text">{facts.text}</p>
        {facts.original && facts.original.text !== facts.text && <details className="fold"><summary>{words.item.sourceWords}</summary><p className="item-text">{facts.original.text}</p></details>}
        {facts.points.length > 0 && <ol className="item-points">{facts.points.map((point) => <li key={point}>{point}</li>)}</ol>}
        {facts.upstreamText && <p className="quiet">{words.item.upstream(facts.upstreamText)}</p>}
        <p className="quiet">{words.item.line(facts.line)} · {facts.clauses.map(({ roleWord, words: printed }) => `${roleWord}：${printed}`).join('；')}</p>
      </div>
      <div className="item-side">
        <ItemFacts item={facts} />
        <ItemTargets itemId={facts.itemId} />
      </div>
      <ItemActions item={facts} />
      <section className="item-more">
        <h2 className="out-of-sight">{words.item[tab === 'thread' ? 'thread' : tab]}</h2>
        <div className="tabs" role="group" aria-label={words.item.parts}>
          {TABS.map((name) => (
            <button key={name} type="button" className="tab" aria-pressed={tab === name} onClick={() => change({ tab: name === 'thread' ? null : name })}>{words.item[name]} <span>{counts[name]}</span></button>
          ))}
        </div>
        <div className="item-tab">
          {tab === 'thread' && <ItemThread itemId={facts.itemId} />}
          {tab === 'evidence' && <ItemEvidence item={facts} />}
          {tab === 'history' && <ItemHistory item={facts} />}
          {tab === 'units' && <ItemUnits item={facts} />}
        </div>
      </section>
    </article>
  );
}
