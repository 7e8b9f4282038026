import { answer, post, remove } from '../../api/client';
import { useCommand } from '../../api/command';
import { Button } from '../../components/ui/button';
import { Card } from '../../components/ui/card';
import { ShownOnce } from '../../components/ui/shown-once';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';

/** The link under which a calendar finds the dated work of the unit. */
export function CalendarFeed({ unitId }: { readonly unitId: string }) {
  const words = useWords();
  const path = { id: unitId };
  const revoke = useCommand({ mutationFn: () => answer(remove('/api/v1/units/{id}/calendar-feed', { params: { path } })) });
  const create = useCommand({ mutationFn: () => answer(post('/api/v1/units/{id}/calendar-feed', { params: { path } })), onMutate: () => revoke.reset() });
  const fault = create.error ?? revoke.error;
  return (
    <Card title={words.settings.feed} what={words.settings.feedWhat}>
      {create.data && !revoke.isSuccess && <ShownOnce label={words.settings.feedUrl} secret={create.data.url} note={words.settings.feedNote} />}
      <div className="work-buttons">
        <Button isDisabled={create.isPending} onPress={() => create.mutate()}>{words.settings.createFeed}</Button>
        <Button isDisabled={revoke.isPending} onPress={() => revoke.mutate()}>{words.settings.revokeFeed}</Button>
        <span className="work-buttons-note" role="status">{revoke.isSuccess ? words.settings.feedRevoked : ''}</span>
      </div>
      {fault && <p className="message message-fault" role="alert">{problemWords(fault, words)}</p>}
    </Card>
  );
}
