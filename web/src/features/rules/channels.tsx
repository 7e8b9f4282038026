import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, post, remove, type Schemas } from '../../api/client';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { CommandDialog } from '../../components/ui/command-dialog';
import { SelectInput } from '../../components/ui/select-input';
import { TextInput } from '../../components/ui/text-input';
import { problemWords, Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { channelEndpoints } from './queries';

type Endpoint = Schemas['ChannelEndpointResponse'];

const CHANNELS = ['wecom', 'dingtalk', 'webhook'] as const;

/** The group robots and systems to which the notifications of this office or unit go as well. */
export function Channels({ onSaid }: { readonly onSaid: (words: string) => void }) {
  const words = useWords();
  const said = words.rules;
  const { channelHead: head } = said;
  const query = useQuery(channelEndpoints());
  const [adding, setAdding] = useState(false);
  const act = useCommand({
    mutationFn: async ({ endpoint: { id, host }, name }: { readonly endpoint: Endpoint; readonly name: 'test' | 'revoke' }): Promise<string> => {
      const path = { id };
      if (name === 'test') return answer(post('/api/v1/channel-endpoints/{id}/test', { params: { path } })).then(() => said.tested(host));
      return answer(remove('/api/v1/channel-endpoints/{id}', { params: { path } })).then(() => said.revoked);
    },
    onSuccess: (done) => {
      onSaid(done);
      return queryClient.invalidateQueries();
    },
  });
  return (
    <div className="page-part">
      <div className="rules-years"><p className="quiet">{said.channelsWhat}</p><Button kind="primary" onPress={() => setAdding(true)}>{said.addChannel}</Button></div>
      {act.error && <p className="message message-fault" role="alert">{problemWords(act.error, words)}</p>}
      <Waiting query={query}>
        {(endpoints) => endpoints.length === 0 ? <p className="quiet">{said.noChannels}</p> : (
          <div className="table-scroll" tabIndex={0} role="region" aria-label={said.channelCaption}>
            <table className="table record">
              <caption className="out-of-sight">{said.channelCaption}</caption>
              <thead><tr><th scope="col">{head.channel}</th><th scope="col">{head.host}</th><th scope="col">{head.signed}</th><th scope="col">{head.act}</th></tr></thead>
              <tbody>
                {endpoints.map((endpoint) => (
                  <tr key={endpoint.id}>
                    <th scope="row">{said.channelKinds[endpoint.channel]}</th><td>{endpoint.host}</td><td>{endpoint.signed ? said.signed : said.unsigned}</td>
                    <td><span className="work-buttons">
                      <Button aria-label={said.testOf(endpoint.host)} isDisabled={act.isPending} onPress={() => act.mutate({ endpoint, name: 'test' })}>{said.test}</Button>
                      <Button aria-label={said.revokeOf(endpoint.host)} isDisabled={act.isPending} onPress={() => act.mutate({ endpoint, name: 'revoke' })}>{said.revoke}</Button>
                    </span></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Waiting>
      {adding && <AddChannelDialog onDone={() => onSaid(said.added)} onClose={() => setAdding(false)} />}
    </div>
  );
}

function AddChannelDialog({ onDone, onClose }: { readonly onDone: () => void; readonly onClose: () => void }) {
  const words = useWords().rules;
  const [channel, setChannel] = useState<(typeof CHANNELS)[number] | ''>('');
  const [url, setUrl] = useState('');
  const [secret, setSecret] = useState('');
  return (
    <CommandDialog
      title={words.addTitle}
      verb={words.add}
      wanted={channel === '' || url.trim() === '' ? words.addFirst : ''}
      send={() => answer(post('/api/v1/channel-endpoints', { body: { channel: channel || 'webhook', url: url.trim(), ...(secret === '' ? {} : { secret }) } }))}
      onDone={() => { onDone(); onClose(); }}
      onClose={onClose}
    >
      <SelectInput label={words.channel} options={CHANNELS.map((id) => ({ id, words: words.channelKinds[id] }))} value={channel} onChange={setChannel} placeholder="—" />
      <TextInput label={words.url} value={url} most={1000} onChange={setUrl} help={words.urlHelp} complete="off" />
      <TextInput label={words.secret} note={words.may} value={secret} most={200} onChange={setSecret} complete="off" />
    </CommandDialog>
  );
}
