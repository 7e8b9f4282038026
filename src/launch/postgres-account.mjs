import { userInfo } from 'node:os';
import { run, tiedToParent } from './child-process.mjs';
import { LaunchError } from './launch-error.mjs';

/** `nobody`: on every Linux this id has an entry in the account list, which initdb insists on. */
const NOBODY = '65534';

/** A user namespace in which we are `nobody`: nothing is created in the system and the files stay ours. */
const inNamespace = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

/**
 * Where namespaces are forbidden (many containers), root becomes `nobody` but keeps the right to pass closed folders:
 * the checkout may lie below a home only root may enter.
 */
const asNobody = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override',
  // Without this bit access(2), by which initdb looks for its own files, ignores the right it was given.
  '--securebits=+no_setuid_fixup'];

/**
 * The account under which PostgreSQL agrees to run: it refuses root and an id without a name.
 * @returns {Promise<{ owner: number|undefined, wrap: (command: string, args: string[], deathSignal: string) => [string, string[]] }>}
 *   owner: the id that must own the server's files when it is not ours
 */
export async function allowedAccount() {
  if (process.getuid === undefined || (process.getuid() !== 0 && hasName())) return { owner: undefined, wrap: (command, args) => [command, args] };
  if (await works(inNamespace)) return { owner: undefined, wrap: wrapper(inNamespace) };
  if (process.getuid() === 0 && (await works(asNobody))) return { owner: Number(NOBODY), wrap: wrapper(asNobody) };
  throw new LaunchError('PostgreSQL 不允许以当前账户运行，而本机又禁止切换账户（unshare 和 setpriv 都不可用）。\n'
    + '请换一个普通账户运行，或者自备 PostgreSQL 18 并设置环境变量 DATABASE_URL。');
}

/** Becoming somebody else clears a death signal set before, so it is set once more on the inside. */
function wrapper([first, ...rest]) {
  return (command, args, deathSignal) => {
    const [inner, innerArgs] = tiedToParent(deathSignal, command, args);
    return [first, [...rest, inner, ...innerArgs]];
  };
}

async function works([first, ...rest]) {
  try {
    return (await run(first, [...rest, 'true'])).code === 0;
  } catch {
    return false;
  }
}

function hasName() {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}
