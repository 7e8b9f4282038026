import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address';
import type { Schemas } from '../../api/client';
import { Act, type Offer } from '../../components/ui/act';
import { Button } from '../../components/ui/button';
import { useWords } from '../../i18n/language';
import { InstructSheet } from '../instructions/instruct-sheet';
import { useSession } from '../shell/session';
import { OfficeActs } from './office-acts';
import { urges } from './queries';
import { UrgeDialog } from './urge-dialog';
import { isLeader, isOffice, works } from '../shell/roles';

/** What this person may do with the item, and what not and why. */
export function ItemActions({ item }: { readonly item: Schemas['ItemPageResponse'] }) {
  const words = useWords();
  const { person, today } = useSession();
  const [params, change] = useAddress();
  const open = params.get('do');
  const close = (): void => change({ do: null });
  const [said, setSaid] = useState<{ readonly words: string; readonly noticeId?: string | undefined }>({ words: '' });
  const asked = useQuery({ ...urges(item.itemId), enabled: works(person.post.role) });
  const office = isOffice(person.post.role);
  const urging: Offer | null = asked.data && asked.data.units.length > 0 ? { allowed: asked.data.allowed.includes('urge'), reason: asked.data.units[0]?.refused ?? '' } : null;
  const claims = item.completionClaims.filter(({ decision }) => decision === null).length + item.requests.latest.filter(({ status }) => status === 'pending').length;
  const name = words.item.title(item.number || String(item.position));
  if (!office && !isLeader(person.post.role) && urging === null) return null;
  return (
    <div className="item-acts">
      <Act words={words.item.urge} offer={urging} onPress={() => change({ do: 'urge' })} />
      {isLeader(person.post.role) && <Button kind="primary" onPress={() => change({ do: 'instruct' })}>{words.item.instruct}</Button>}
      {office && <OfficeActs item={item} name={name} asked={claims} onSaid={(done, noticeId) => setSaid({ words: done, noticeId })} />}
      <span className="item-said" role="status">{said.words}{said.noticeId && <> <Link to={`/notices?open=${said.noticeId}`}>{words.itemActs.openNotice}</Link></>}</span>
      {open === 'urge' && urging?.allowed && <UrgeDialog itemId={item.itemId} title={words.item.urgeTitle(name)} onClose={close} onUrged={(count) => setSaid({ words: words.item.urged(count) })} />}
      {open === 'instruct' && isLeader(person.post.role) && <InstructSheet on={{ planId: item.planId, itemId: item.itemId, title: name, text: item.text }} today={today} onClose={close} onDone={() => { close(); setSaid({ words: words.brief.instructed }); }} />}
    </div>
  );
}
