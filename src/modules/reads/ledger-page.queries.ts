import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { itemMachine, type ItemState } from '../../domain/item/item.machine.js';
import type { PlanState } from '../../domain/plan/plan.machine.js';
import type { Actor } from '../../domain/policy/actor.js';
import { cursorFrom, pageOf, WHOLE } from '../../platform/http/cursor.js';
import type { LedgerPageQuery } from './dto/ledger-page.query.js';
import { ledgerPage } from './ledger-page.statement.js';
import { PageReader } from './page-reader.js';
import { type ExplainedLight, type LightFacts, type ReadingDay, unlit } from './reading-day.js';
import { searchTerm } from './search-term.js';
import { jsonOf, spliced } from './spliced-json.js';
import { visibleItems } from './visible-items.js';

interface LedgerPageRow {
  readonly planId: string;
  readonly documentNumber: string;
  readonly title: string;
  readonly shortName: string;
  readonly planStatus: PlanState;
  readonly version: number;
  readonly totals: string;
  /** Null when no item matches. */
  readonly position: number | null;
  readonly status: ItemState;
  /** As text: the same words are the same light. */
  readonly facts: string | null;
  readonly body: string;
}

/** The ledger page of a plan: one statement, its JSON passed through as the database built it. */
@Injectable()
export class LedgerPageQueries {
  constructor(private readonly pages: PageReader) {}

  /** The page as JSON text, null when the person sees no such plan. */
  async page(actor: Actor, planId: string, query: LedgerPageQuery): Promise<Buffer | null> {
    const visible = visibleItems(actor);
    const cursor = cursorFrom(query.cursor, [WHOLE]);
    const term = searchTerm(query.q);
    const { day, rows } = await this.pages.read<LedgerPageRow>(ledgerPage(visible), () => [
      visible.parameter, planId, cursor?.[0] ?? null, query.limit + 1,
      query.light ?? null, query.status ?? null, query.unitId ?? null, query.role ?? null, term?.pattern ?? null, term?.folded ?? null, firstDayOf(query.month), query.unacknowledged === true ? true : null,
    ]);
    const [head] = rows;
    if (!head) return null;
    const page = pageOf(rows.filter(({ position }) => position !== null), query.limit, ({ position }) => [String(position)]);
    const { documentNumber, title, shortName, planStatus, version } = head;
    return jsonOf({
      plan: JSON.stringify({ planId: head.planId, documentNumber, title, shortName, status: planStatus, version }),
      today: JSON.stringify(day.today),
      totals: head.totals,
      rows: `[${page.rows.map((row) => spliced(row.body, { statusTitle: itemMachine.stateTitles[row.status], light: row.facts === null ? unowed(row.status) : day.lightOf(row.facts) })).join(',')}]`,
      nextCursor: JSON.stringify(page.nextCursor),
    });
  }
}

/** An item is lit by the completion owed on it. */
export function lightOf({ facts, status }: { readonly facts: LightFacts | null; readonly status: ItemState }, day: ReadingDay): ExplainedLight {
  return facts ? day.light(facts) : unowed(status);
}

function unowed(status: ItemState): ExplainedLight {
  return unlit(status === itemMachine.initial ? '尚未交办。' : '没有能对应到单位的牵头单位，暂无人承担，请办公室指定。');
}

function firstDayOf(month: string | undefined): LocalDate | null {
  return month === undefined ? null : `${month}-01`;
}
