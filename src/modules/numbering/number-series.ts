import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/unit-of-work.js';
import type { NumberedThing } from './number-series.entity.js';

/** A number of a series, to be stored beside the document: no two documents share it. */
export interface GivenNumber {
  readonly seriesId: string;
  readonly count: number;
}

/** Numbers without gaps and without doubles: the series stays locked until the document that takes the number is committed or given up. */
@Injectable()
export class NumberSeries {
  /** Ask last in the transaction: until it ends, nobody else of the office gets a number of this series. */
  async next(tx: Tx, leadingGroupId: string, thing: NumberedThing, year: number): Promise<GivenNumber> {
    const [given] = await tx.query<GivenNumber>(
      `insert into number_series (leading_group_id, thing, year, last) values ($1, $2, $3, 1)
       on conflict (leading_group_id, thing, year) do update set last = number_series.last + 1 returning id as "seriesId", last as count`,
      [leadingGroupId, thing, year],
    );
    if (!given) throw new Error(`no number was given for ${thing} of ${year}`);
    return given;
  }
}
