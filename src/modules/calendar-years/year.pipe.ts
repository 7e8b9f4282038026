import { Injectable, type PipeTransform } from '@nestjs/common';
import { Failure } from '../../platform/errors/failure.js';

/** A year from the path, four digits; anything else is answered like a year that is not there. */
@Injectable()
export class YearPipe implements PipeTransform<string, string> {
  transform(words: string): string {
    if (!/^\d{4}$/.test(words)) throw new Failure('not-found', `“${words.slice(0, 40)}”不是年份，年份应为四位数字。`);
    return words;
  }
}
