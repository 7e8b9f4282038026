import type { Schemas } from '../../api/client';
import type { Messages } from '../../i18n/zh';

type Ladder = Schemas['LadderResponse'];

/** A rung in words: what is done how long before or after the due day, and who is told. The code stands in for a rung that is not known any more. */
export function rungWords(ladders: readonly Ladder[], code: string, rungCode: string, words: Messages['rehearsal']): { readonly what: string; readonly audience: string } {
  const rung = ladders.find((ladder) => ladder.code === code)?.rungs.find((one) => one.code === rungCode);
  if (rung === undefined) return { what: rungCode, audience: '' };
  const { count } = rung.offset;
  const when = count < 0 ? words.before(-count) : count === 0 ? words.dueToday : words.overdue(count);
  return { what: `${words.actions[rung.action] ?? rung.action}　${when}`, audience: rung.audience.map((who) => words.audiences[who] ?? who).join('、') };
}
