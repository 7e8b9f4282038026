import { Failure } from './failure.js';

/** A body names an object that is not there or out of the person's reach: one answer for both, so that it tells nobody which (bad input C53). `pointer` is the field. */
export function unknownReference(pointer: string, message: string): Failure {
  return new Failure('reference-unknown', message, [{ pointer, detail: '没有这个对象，或它不在你的范围内', code: 'reference-unknown' }]);
}

/** A body names an object that is over (bad input C53: a dissolved unit). */
export function endedReference(pointer: string, message: string): Failure {
  return new Failure('reference-ended', message, [{ pointer, detail: '已经撤销', code: 'reference-ended' }]);
}
