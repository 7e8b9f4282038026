import type { ResponsiblePeople } from '../plan-draft.js';
import { flowing } from '../printed-text.js';
import type { ColumnKind } from './table-columns.js';
import type { RowDoubt, TaskRow } from './task-row.js';

const SHOWN = 30;

function unitsOfBoth(above: TaskRow, row: TaskRow): Map<ColumnKind, string> {
  return new Map([...above.units].map(([kind, words]) => {
    const own = row.units.get(kind) ?? '';
    const isNew = own !== '' && !row.continued?.has(kind) && !words.split('、').includes(own);
    return [kind, isNew ? [words, own].filter((list) => list !== '').join('、') : words];
  }));
}

function peopleOfBoth(above: TaskRow, row: TaskRow): ResponsiblePeople[] {
  const known = (person: ResponsiblePeople): boolean => above.people.some((other) => other.roleWord === person.roleWord && other.words === person.words);
  return [...above.people, ...row.people.filter((person) => !known(person))];
}

function withDoubt(row: TaskRow, done: string, proposal: string): TaskRow {
  const doubt: RowDoubt = { code: 'measure-continued', printed: flowing(row.measure).slice(0, SHOWN), done, proposal };
  return { ...row, doubts: [...row.doubts, doubt] };
}

/**
 * What a row and the row above it come to where the measure of both is one merged cell: one row with the units of both, or two rows
 * where the lower one has a deadline of its own. Null when the measure does not go on.
 */
export function withContinuedMeasure(above: TaskRow, row: TaskRow): readonly TaskRow[] | null {
  if (!row.continued?.has('measure') || row.page !== above.page) return null;
  const ownDeadline = row.deadline !== null && row.deadline !== '' && !row.continued.has('deadline') && row.deadline !== above.deadline;
  const ownNumber = row.number !== '' && row.number !== above.number;
  if (ownDeadline || ownNumber) return [above, withDoubt(row, '与上一行同一举措，另有时限或序号，单独立项', '请确认是一项还是两项任务')];
  const merged = { ...above, units: unitsOfBoth(above, row), people: peopleOfBoth(above, row), place: { line: above.place.line, endLine: row.place.endLine }, doubts: [...above.doubts, ...row.doubts] };
  const told = above.doubts.some((doubt) => doubt.code === 'measure-continued');
  return [told ? merged : withDoubt(merged, '举措跨几行，各行的责任单位并入同一项', '请确认各行的责任单位')];
}
