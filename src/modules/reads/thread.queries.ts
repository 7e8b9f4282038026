import { Injectable } from '@nestjs/common';
import { itemMachine, type ItemState } from '../../domain/item/item.machine.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { allowedOnItem, refusedOnItem } from '../../domain/policy/allowed-on-item.js';
import { ITEM_FACTS, itemFacts, type StoredItemFacts } from '../items/index.js';
import { cursorFrom, ID, INSTANT, pageOf, WHOLE } from '../../platform/http/cursor.js';
import type { PageQuery } from '../../platform/http/page.query.js';
import type { ThreadResponse } from './dto/thread.response.js';
import { lightOf } from './ledger-page.queries.js';
import { lightFactsOf, lightingDuties } from './light-columns.js';
import { PageReader, type PageStatement } from './page-reader.js';
import type { LightFacts } from './reading-day.js';
import { THREAD_BRANCHES } from './thread/index.js';
import { type VisibleItems, visibleItems } from './visible-items.js';

interface ThreadRow {
  readonly itemId: string;
  readonly planId: string;
  readonly documentNumber: string;
  readonly leadingGroupId: string | null;
  readonly number: string;
  readonly text: string;
  readonly deadlineWords: string;
  readonly originalDueOn: LocalDate | null;
  readonly status: ItemState;
  readonly version: number;
  /** What decides what may be done with the item. */
  readonly known: StoredItemFacts;
  readonly facts: LightFacts | null;
  /** Null when there is no entry. */
  readonly kind: string | null;
  readonly id: string;
  readonly micros: string;
  readonly rank: number;
  readonly at: Date;
  readonly unit: string | null;
  readonly person: string | null;
  readonly words: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

type EntryRow = ThreadRow & { readonly kind: string };

const TITLES = new Map(THREAD_BRANCHES.map(({ kind, title }) => [kind, title]));

/** `$3` whose, `$4` item, `$5` to `$7` instant, rank and id before which the page begins, `$8` rows and one more. */
function threadPage(visible: VisibleItems): PageStatement {
  return {
    name: `reads-thread-${visible.code}`,
    tables: `
      head as materialized (
        select item.*, plan.document_number, plan.leading_group_id, (select to_json(known) from (select ${ITEM_FACTS}) known) as known from item join plan on plan.id = item.plan_id where item.id = $4 and ${visible.item}),
      duty as (${lightingDuties(`obligation.plan_id = (select plan_id from head) and assignment.item_id = $4`)}),
      entries (kind, rank, at, id, unit, person, words, detail) as (
        ${THREAD_BRANCHES.map(({ kind, rows }, rank) => `select '${kind}', ${rank}, branch.* from (${rows(visible)}) branch`).join(' union all ')}),
      keyed as (select *, (extract(epoch from at) * 1000000)::bigint as micros from entries),
      chosen as materialized (
        select * from keyed where $5::bigint is null or (micros, rank, id) < ($5::bigint, $6::int, $7::bigint) order by micros desc, rank desc, id desc limit $8)`,
    page: `
      select coalesce(row_number() over (order by chosen.micros desc, chosen.rank desc, chosen.id desc), 1) as ordinal, head.id as "itemId", head.plan_id as "planId",
             head.document_number as "documentNumber", head.leading_group_id as "leadingGroupId", head.number, head.text, head.deadline_words as "deadlineWords",
             head.due_on as "originalDueOn", head.status, head.version, head.known, case when duty.id is not null then ${lightFactsOf('duty')} end as facts,
             chosen.kind, chosen.id, chosen.micros, chosen.rank, chosen.at, chosen.unit, chosen.person, chosen.words, chosen.detail
      from head left join duty on true left join chosen on true`,
  };
}

/** An item with everything that happened to it. */
@Injectable()
export class ThreadQueries {
  constructor(private readonly pages: PageReader) {}

  /** Newest first; null when the person sees no such item. */
  async page(actor: Actor, itemId: string, query: PageQuery): Promise<ThreadResponse | null> {
    const visible = visibleItems(actor);
    const cursor = cursorFrom(query.cursor, [INSTANT, WHOLE, ID]);
    const { day, rows } = await this.pages.read<ThreadRow>(threadPage(visible), () => [
      visible.parameter, itemId, cursor?.[0] ?? null, cursor?.[1] ?? null, cursor?.[2] ?? null, query.limit + 1,
    ]);
    const [head] = rows;
    if (!head) return null;
    const page = pageOf(rows.filter((row): row is EntryRow => row.kind !== null), query.limit, ({ micros, rank, id }) => [micros, String(rank), id]);
    const { planId, documentNumber, number, text, deadlineWords, originalDueOn, status, version, leadingGroupId, known } = head;
    const subject = { ...itemFacts(known), unitId: null, leadingGroupId };
    return {
      item: {
        itemId, planId, documentNumber, number, text, deadlineWords, originalDueOn, status, statusTitle: itemMachine.stateTitles[status], version, light: lightOf(head, day),
        allowed: allowedOnItem(actor, status, subject),
        refused: refusedOnItem(actor, status, subject),
      },
      today: day.today,
      entries: page.rows.map(({ kind, id, at, unit, person, words, detail }) => ({ kind, title: TITLES.get(kind) ?? kind, id, at, unit, person, words, detail })),
      nextCursor: page.nextCursor,
    };
  }
}
