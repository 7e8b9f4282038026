import { Injectable } from '@nestjs/common';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { itemSearchWords } from '../items/index.js';
import { planSearchWords } from '../plans/index.js';
import { unitSearchWords } from '../units/index.js';

const BATCH = 2_000;

/** Gives rows of an older schema the words they are found by; new rows get theirs when they are stored. */
@Injectable()
export class SearchWordsService {
  constructor(private readonly uow: UnitOfWork) {}

  /** Fills what is empty, a batch per transaction; returns how many rows were filled. */
  async fillMissing(): Promise<number> {
    return (
      (await this.filled('item', 'select id, text, headings, upstream_text as "upstreamText" from item', itemSearchWords)) +
      (await this.filled('plan', 'select id, title, short_name as "shortName", document_number as "documentNumber" from plan', planSearchWords)) +
      (await this.filled('unit', `select id, array[name] || array(select words from unit_alias where unit_id = unit.id order by id) as names from unit`, ({ names }: { names: string[] }) => unitSearchWords(names)))
    );
  }

  private async filled<Row>(table: 'item' | 'plan' | 'unit', rows: string, wordsOf: (row: Row) => string): Promise<number> {
    let filled = 0;
    for (let batch = BATCH; batch === BATCH; filled += batch) {
      batch = await this.uow.run((tx) => fillBatch(tx, table, rows, wordsOf));
    }
    return filled;
  }
}

async function fillBatch<Row>(tx: Tx, table: string, rows: string, wordsOf: (row: Row) => string): Promise<number> {
  const empty = await tx.query<Row & { id: string }>(`${rows} where search_words = '' order by id limit ${BATCH} for update`);
  await tx.query(`update ${table} set search_words = row.words from unnest($1::bigint[], $2::text[]) as row (id, words) where ${table}.id = row.id`, [
    empty.map(({ id }) => id),
    empty.map(wordsOf),
  ]);
  return empty.length;
}
