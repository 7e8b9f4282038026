import { isLeader, isOffice, isUnit } from '../shell/roles';

/** Something that is done to an item, said in one word before its number: 催办 44. */
export interface Verb {
  readonly id: 'urge' | 'adjust' | 'notice' | 'reopen' | 'instruct' | 'report' | 'acknowledge' | 'decline' | 'extension' | 'completion';
  readonly initials: string;
  readonly doneBy: (role: string) => boolean;
  /** Where it is done, as an address: the dialog or form open, the item beside its words. What is not allowed says so there. */
  readonly at: (itemId: string) => string;
}

const onItem = (act: string) => (itemId: string): string => `/tasks/${itemId}?do=${act}`;
const onOwn = (form: string) => (itemId: string): string => `/my-unit?item=${itemId}&form=${form}`;

export const VERBS: readonly Verb[] = [
  { id: 'urge', initials: 'cb', doneBy: isOffice, at: onItem('urge') },
  { id: 'adjust', initials: 'tz', doneBy: isOffice, at: onItem('adjust') },
  { id: 'notice', initials: 'fdbd', doneBy: isOffice, at: onItem('notice') },
  { id: 'reopen', initials: 'hkt', doneBy: isOffice, at: onItem('reopen') },
  { id: 'instruct', initials: 'ps', doneBy: isLeader, at: onItem('instruct') },
  { id: 'report', initials: 'gxjz', doneBy: isUnit, at: onOwn('report') },
  { id: 'acknowledge', initials: 'qs', doneBy: isUnit, at: onOwn('acknowledge') },
  { id: 'decline', initials: 'tb', doneBy: isUnit, at: onOwn('decline') },
  { id: 'extension', initials: 'sqyq', doneBy: isUnit, at: onOwn('extension') },
  { id: 'completion', initials: 'sbbj', doneBy: isUnit, at: onOwn('completion') },
];

export type VerbWords = Readonly<Record<Verb['id'], string>>;

/** The verb that the words begin with, and what it is about: 催办 44, cb 44. Null when they begin with none of this person's, or say nothing behind it. */
export function verbIn(typed: string, role: string, words: VerbWords): { readonly verb: Verb; readonly about: string } | null {
  for (const verb of VERBS.filter(({ doneBy }) => doneBy(role))) {
    const name = words[verb.id];
    const about = typed.startsWith(name) ? typed.slice(name.length) : typed.toLowerCase().startsWith(`${verb.initials} `) ? typed.slice(verb.initials.length) : '';
    if (about.trim() !== '') return { verb, about: about.replace(/^[\s第]+|[\s项条]+$/g, '') };
  }
  return null;
}
