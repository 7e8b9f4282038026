import { Injectable } from '@nestjs/common';
import { itemMachine, type ItemState } from '../../domain/item/item.machine.js';
import type { Actor } from '../../domain/policy/actor.js';
import { cursorFrom, ID, pageOf, WHOLE } from '../../platform/http/cursor.js';
import type { SearchQuery } from './dto/search.query.js';
import type { FoundPlanResponse, FoundUnitResponse, SearchResponse } from './dto/search.response.js';
import { PageReader, type PageStatement } from './page-reader.js';
import { searchTerm } from './search-term.js';
import { type VisibleItems, visibleItems } from './visible-items.js';

interface SearchRow {
  readonly plans: readonly FoundPlanResponse[];
  readonly units: readonly FoundUnitResponse[];
  /** Null when no item is found, or none more. */
  readonly itemId: string | null;
  readonly planId: string;
  readonly position: number;
  readonly documentNumber: string;
  readonly number: string;
  readonly text: string;
  readonly status: ItemState;
}

type FoundItem = SearchRow & { readonly itemId: string };

const BESIDE = 10;
/** Numbers of items are short; longer digits are figures of the text. */
const NUMBER = /^\d{1,4}$/;

/**
 * `$3` whose, `$4` pattern, `$5` the folded words, `$6` the words as a number or null, `$7` and `$8` plan and position after which the page begins,
 * `$9` rows and one more. Words of two characters and more go by the index of neighbouring characters.
 */
function searchPage({ code, plan, item }: VisibleItems): PageStatement {
  const found = `from item join plan on plan.id = item.plan_id where ${item} and ($7::bigint is null or (item.plan_id, item.position) > ($7::bigint, $8::int))`;
  // A unit's items are few: they are looked through one by one. What common words find in all plans are far more.
  const grams = code === 'unit' ? '' : 'search_grams(item.search_words) @> search_grams($5) and';
  return {
    name: `reads-search-${code}`,
    tables: `
      plans as (
        select coalesce(json_agg(json_build_object('planId', id::text, 'documentNumber', document_number, 'title', title, 'shortName', short_name) order by document_date, id), '[]') as plans
        from (select * from plan where search_words like $4 and ${plan} order by document_date, id limit ${BESIDE}) found),
      units as (
        select coalesce(json_agg(json_build_object('unitId', id::text, 'unit', name) order by position), '[]') as units
        from (select * from unit where search_words like $4 order by position limit ${BESIDE}) found),
      chosen as materialized (
        select * from (
          (select item.id, item.plan_id, item.position ${found} and ${grams} item.search_words like $4 and $5::text is not null order by item.plan_id, item.position limit $9)
          union
          (select item.id, item.plan_id, item.position ${found} and $6::text is not null and item.number = $6 order by item.plan_id, item.position limit $9)) either
        order by plan_id, position limit $9)`,
    page: `
      select coalesce(row_number() over (order by chosen.plan_id, chosen.position), 1) as ordinal, plans, units, item.id as "itemId", item.plan_id as "planId", item.position,
             document_number as "documentNumber", item.number, item.text, item.status
      from plans cross join units left join chosen on true left join item on item.id = chosen.id left join plan on plan.id = item.plan_id`,
  };
}

/** Finds plans, items and units by neighbouring characters, pinyin initials, document number and item number. */
@Injectable()
export class SearchQueries {
  constructor(private readonly pages: PageReader) {}

  /** Items plan by plan in source order; plans and units on the first page only. Nothing is found by words without a letter. */
  async page(actor: Actor, query: SearchQuery): Promise<SearchResponse> {
    const visible = visibleItems(actor);
    const cursor = cursorFrom(query.cursor, [ID, WHOLE]);
    const term = searchTerm(query.q);
    if (!term) return { plans: [], units: [], items: [], nextCursor: null };
    const { rows } = await this.pages.read<SearchRow>(searchPage(visible), () => [
      visible.parameter, term.pattern, term.folded, NUMBER.test(term.folded) ? term.folded : null, cursor?.[0] ?? null, cursor?.[1] ?? null, query.limit + 1,
    ]);
    const page = pageOf(rows.filter((row): row is FoundItem => row.itemId !== null), query.limit, ({ planId, position }) => [planId, String(position)]);
    return {
      plans: cursor ? [] : (rows[0]?.plans ?? []),
      units: cursor ? [] : (rows[0]?.units ?? []),
      items: page.rows.map(({ itemId, planId, documentNumber, number, text, status }) => ({ itemId, planId, documentNumber, number, text, status, statusTitle: itemMachine.stateTitles[status] })),
      nextCursor: page.nextCursor,
    };
  }
}
