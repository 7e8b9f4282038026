import { useEffect, useRef } from 'react';
import { LightShape } from '../../components/pictures/light';
import { useWords } from '../../i18n/language';
import type { ReviewMatter } from './review-matters';

interface Props {
  readonly matters: readonly ReviewMatter[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

/** One line for each thing: who asks what of the office, about which item, and how long it has waited. */
export function ReviewList({ matters, chosen, onChoose }: Props) {
  const words = useWords();
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest' });
  }, [chosen]);
  return (
    <nav ref={list} className="desk-list" aria-label={words.review.queue}>
      <ul>
        {matters.map((matter) => (
          <li key={matter.key}>
            <button type="button" className="desk-row" aria-current={matter.key === chosen ? 'true' : undefined} onClick={() => onChoose(matter.key)}>
              <span className="desk-row-head">
                <LightShape standing={matter.late ? 'red' : 'review'} size={12} />
                <strong>{words.review.kindTitles[matter.kind]}</strong>
                <span className="desk-row-unit">{matter.unit}</span>
                <span className={matter.late ? 'desk-row-age sub-red' : 'desk-row-age'}>{matter.workingDays === null ? '' : words.review.waited(matter.workingDays)}</span>
              </span>
              <span className="desk-row-title">{matter.number && `${matter.number}　`}{matter.title}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
