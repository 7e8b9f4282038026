import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, put, type Schemas, seen } from '../../api/client';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { DialogBox } from '../../components/ui/dialog-box';
import { TextArea } from '../../components/ui/text-area';
import { problemWords, Waiting } from '../../components/ui/waiting';
import { useDraft } from '../../draft';
import { useWords } from '../../i18n/language';
import { UnitsField } from '../imports/units-field';
import { allUnits } from '../work/queries';
import { planGroups, planVersion } from './queries';

type Group = Schemas['PlanGroupResponse'];

interface Props {
  readonly planId: string;
  readonly version: number;
}

/** Whom a group such as 各区人民政府 stands for in this plan. */
export function GroupsSection({ planId, version }: Props) {
  const words = useWords().issuing;
  const query = useQuery(planGroups(planId));
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  return (
    <section className="issue-groups" aria-label={words.groups}>
      <h2>{words.groups}</h2>
      <Waiting query={query}>
        {(groups) => {
          const chosen = groups.find(({ code }) => code === open);
          return (
            <>
              {groups.length === 0 && <p className="quiet">{words.noGroups}</p>}
              <ul className="plain-list">
                {groups.map((group) => (
                  <li key={group.code} className="issue-group">
                    <div className="issue-group-head"><strong>{group.name}</strong><span className="quiet">{words.groupFacts(group.members.length, group.items)}</span><Button aria-label={words.adjustGroupNamed(group.name)} onPress={() => setOpen(group.code)}>{words.adjustGroup}</Button></div>
                    <p className="quiet">{group.members.map(({ name }) => name).join('、')}</p>
                    {group.words !== '' && <p className="quote">{group.words}</p>}
                  </li>
                ))}
              </ul>
              {chosen && <GroupDialog planId={planId} version={version} group={chosen} onClose={() => setOpen(null)} onSaid={setSaid} />}
            </>
          );
        }}
      </Waiting>
      <p className="issue-kept" role="status">{said}</p>
    </section>
  );
}

interface DialogProps extends Props {
  readonly group: Group;
  readonly onClose: () => void;
  readonly onSaid: (words: string) => void;
}

function GroupDialog({ planId, version, group, onClose, onSaid }: DialogProps) {
  const words = useWords();
  const units = useQuery(allUnits()).data ?? [];
  const [start] = useState<{ members: readonly string[]; reason: string }>(() => ({ members: group.members.map(({ code }) => code), reason: group.words }));
  const { text, change, discard } = useDraft(`group.${planId}.${group.code}`, start);
  const readAgain = () => queryClient.invalidateQueries({ queryKey: ['plans', planId] });
  const save = useCommand({
    mutationFn: () => answer(put('/api/v1/plans/{id}/groups/{code}', { params: { path: { id: planId, code: group.code } }, headers: seen(planVersion(planId, version)), body: { memberCodes: [...text.members], reason: text.reason.trim() } })),
    // Closed only over what came of it: whom the plan reaches is read anew first.
    onSuccess: async ({ given, withdrawn }) => {
      await readAgain();
      discard();
      onSaid(words.issuing.groupSaved(given, withdrawn));
      onClose();
    },
    onError: readAgain,
  });
  return (
    <DialogBox
      title={words.issuing.groupTitle(group.name)}
      onClose={onClose}
      actions={<><Button kind="primary" isDisabled={text.members.length === 0 || text.reason.trim() === '' || save.isPending} onPress={() => save.mutate()}>{words.issuing.saveGroup}</Button><Button onPress={onClose}>{words.cancel}</Button></>}
    >
      <UnitsField label={words.issuing.members} units={units} chosen={text.members} onChange={(members) => change({ members })} />
      <TextArea label={words.issuing.groupReason} help={words.issuing.groupReasonHelp} rows={2} most={1000} value={text.reason} onChange={(reason) => change({ reason })} />
      {save.error && <p className="message message-fault" role="alert">{problemWords(save.error, words)}</p>}
    </DialogBox>
  );
}
