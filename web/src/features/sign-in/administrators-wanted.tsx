import { Button } from '../../components/ui/button';
import { useWords } from '../../i18n/language';
import { EntranceFrame } from './entrance-frame';

interface Props {
  /** What the server says is to be run, in one sentence with its commands. */
  readonly detail: string;
  readonly onCheck: () => void;
}

/** A new installation: nobody can sign in until whoever runs the machine has set the three administrators. */
export function AdministratorsWanted({ detail, onCheck }: Props) {
  const words = useWords().signIn;
  const commands = detail.match(/duban account add[^；。]*/g) ?? [];
  return (
    <EntranceFrame>
      <h2>{words.administratorsTitle}</h2>
      <p>{words.administratorsWhat}</p>
      <p className="quiet">{detail.split('请在服务器上运行')[0]}</p>
      <ol className="commands">{commands.map((command) => <li key={command}><code>{command}</code></li>)}</ol>
      <p>{words.administratorsThen}</p>
      <div><Button kind="primary" onPress={onCheck}>{words.administratorsCheck}</Button></div>
    </EntranceFrame>
  );
}
