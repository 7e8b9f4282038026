import { useState } from 'react';
import { answer, remove, type Schemas } from '../../api/client';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { Drawer } from '../../components/ui/drawer';
import { useWords } from '../../i18n/language';
import { forgetAllDrafts } from '../../draft';
import { useSession } from '../shell/session';
import { ChoosePerson } from './entrance';

/** Who one is; a press changes the person in the demonstration, and ends the session elsewhere. */
export function PersonMenu({ person }: { readonly person: Schemas['CurrentSessionResponse'] }) {
  const words = useWords();
  const { demo } = useSession();
  const [choosing, setChoosing] = useState(false);
  const leave = async (): Promise<void> => {
    await answer(remove('/api/v1/sessions/current'));
    forgetAllDrafts();
    await queryClient.resetQueries();
  };
  const role = words.roles[person.post.role];
  return (
    <>
      <Button kind="plain" onPress={() => (demo ? setChoosing(true) : void leave())}>
        <span className="top-person">
          <span className="out-of-sight">{demo ? words.demo.change : words.shell.signOut}：</span>
          <span className="top-person-mark" aria-hidden="true">{person.displayName.slice(0, 1)}</span>
          <span className="top-person-words">{person.displayName} · {role}</span>
        </span>
      </Button>
      {choosing && (
        <Drawer title={words.demo.change} onClose={() => setChoosing(false)}>
          <div className="item"><ChoosePerson onChosen={() => { setChoosing(false); void queryClient.resetQueries(); }} /></div>
        </Drawer>
      )}
    </>
  );
}
