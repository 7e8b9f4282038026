import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { demoAccount, onIdentityChange } from '../../api/identity';
import { Button } from '../../components/ui/button';
import { useWords } from '../../i18n/language';
import { type Subject, subjectsIn, touches } from './event-stream';
import { followChanges } from './follow-changes';

/** Changes that come close together are asked for once. */
const GATHER_MS = 400;
const BACK_SHOWN_MS = 4_000;

/** Keeps the open page true to what others do, and says so when the host cannot be reached. */
export function LiveBanner() {
  const words = useWords().live;
  const client = useQueryClient();
  const account = useSyncExternalStore(onIdentityChange, demoAccount);
  const [state, setState] = useState<'here' | 'away' | 'back'>('here');
  const retry = useRef<() => void>(() => undefined);
  useEffect(() => {
    let gathered: Subject[] | 'everything' = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let reachable = true;
    const flush = (): void => {
      const changed = gathered;
      gathered = [];
      timer = undefined;
      void client.invalidateQueries({ predicate: ({ queryKey }) => (changed === 'everything' ? queryKey[0] !== 'rehearsal' && queryKey[0] !== 'targets' : touches(queryKey, changed)) });
    };
    const ask = (changed: readonly Subject[] | null): void => {
      gathered = changed === null || gathered === 'everything' ? 'everything' : [...gathered, ...changed];
      timer ??= setTimeout(flush, GATHER_MS);
    };
    const onReachable = (now: boolean): void => {
      if (now && !reachable) {
        setState('back');
        ask(null);
      } else if (!now) setState('away');
      reachable = now;
    };
    const follow = () =>
      followChanges({
        onEvent: ({ type, data }) => {
          if (type === 'changed') ask(subjectsIn(data));
          else if (type === 'everything') ask(null);
        },
        onReachable,
      });
    let following = follow();
    retry.current = () => following.retry();
    // The browser may know before the line falls silent; what was connected before is not to be trusted afterwards.
    const offline = (): void => onReachable(false);
    const online = (): void => {
      following.stop();
      following = follow();
    };
    window.addEventListener('offline', offline);
    window.addEventListener('online', online);
    return () => {
      following.stop();
      clearTimeout(timer);
      window.removeEventListener('offline', offline);
      window.removeEventListener('online', online);
    };
  }, [client, account]);
  useEffect(() => {
    if (state !== 'back') return undefined;
    const timer = setTimeout(() => setState('here'), BACK_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <div className="live" role="status">
      {state === 'away' && <div className="away"><span>{words.away}</span><Button onPress={() => retry.current()}>{words.again}</Button></div>}
      {state === 'back' && <div className="away-back">{words.back}</div>}
    </div>
  );
}
