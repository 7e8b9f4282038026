import { Injectable, type PipeTransform } from '@nestjs/common';
import { Failure } from '../errors/failure.js';

/** Shape of a row id: bigint holds 19 digits, 18 can never overflow. */
export const ROW_ID = /^[1-9]\d{0,17}$/;

/** A row id from the path; anything else is answered like an id that does not exist. */
@Injectable()
export class RowIdPipe implements PipeTransform<string, string> {
  transform(words: string): string {
    if (!ROW_ID.test(words)) throw new Failure('not-found', `没有编号为“${words.slice(0, 40)}”的对象，编号应为正整数，请核对。`);
    return words;
  }
}
