import { Inject, Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { LadderPolicy } from '../../domain/obligation/ladder.js';
import { rungThresholds } from '../../domain/obligation/rung-thresholds.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { NOTHING_IS_FROZEN } from '../../platform/freeze/freeze.js';
import { Calendar } from '../calendar/index.js';
import { ITEM_CYCLES_DUE } from '../items/index.js';
import { NEEDLESS_DRAFTS } from '../notices/index.js';
import { STILL_UNREACHED } from '../notifications/index.js';
import { LADDER_POLICY, LANES_WITH_WORK } from '../obligations/index.js';
import { PHASES_DUE } from '../plans/index.js';
import { DUTIES_DUE, WINDOWS_PASSED } from '../submissions/index.js';
import { UNIT_CHANGES_DUE } from '../unit-changes/index.js';

const TODAY = '(select today from clock)';

/**
 * Whether any sweep would find something, in the very words the sweeps ask with. The thresholds of the ladders depend on the day and the
 * calendar: they are given for the day and calendar of the last answer, and count only while both are still the same.
 */
const IS_ANYTHING_DUE = `
  with clock as materialized (select app_today() as today), calendar as materialized (
    select (select count(*) || '/' || coalesce(sum(hashtext(date::text || kind)), 0) from calendar_day) || '/' || (select coalesce(string_agg(year::text, ',' order by year), '') from calendar_year) as mark
  ), edition as materialized (
    select coalesce(string_agg(ladder || generation, ',' order by ladder), '') as mark from ladder_edition
  )
  select today, calendar.mark as calendar, edition.mark as editions,
         ${NOTHING_IS_FROZEN} and (
           today is distinct from $1::date or calendar.mark <> $2 or edition.mark <> $3
           or exists (${LANES_WITH_WORK('$4', '$5', '$6')})
           or exists (select ${UNIT_CHANGES_DUE(TODAY)}) or exists (select ${PHASES_DUE(TODAY)}) or exists (select ${DUTIES_DUE(TODAY)}) or exists (select ${WINDOWS_PASSED(TODAY)})
           or exists (select ${ITEM_CYCLES_DUE(TODAY)}) or exists (select ${NEEDLESS_DRAFTS}) or exists (select ${STILL_UNREACHED})) as due
  from clock cross join calendar cross join edition`;

interface Answer {
  readonly today: LocalDate;
  readonly calendar: string;
  readonly editions: string;
  readonly due: boolean;
}

interface Standing {
  readonly day: LocalDate | null;
  readonly calendar: string;
  readonly editions: string;
  readonly rungs: readonly { readonly ladder: string; readonly code: string; readonly threshold: LocalDate }[];
}

const NOTHING_KNOWN: Standing = { day: null, calendar: '', editions: '', rungs: [] };

/** Asked at every tick before the sweeps: most ticks have nothing to do, and this one statement says so without looking at the obligations. */
@Injectable()
export class DueProbe {
  private standing = NOTHING_KNOWN;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly calendar: Calendar,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
  ) {}

  /** Null when there may be something to do; else the day on which there is nothing. */
  async idleDay(): Promise<LocalDate | null> {
    const { day, calendar, editions, rungs } = this.standing;
    const [answer] = await this.uow.asked<Answer & Record<string, unknown>>('duban-is-anything-due', IS_ANYTHING_DUE, [
      day,
      calendar,
      editions,
      rungs.map((rung) => rung.ladder),
      rungs.map((rung) => rung.code),
      rungs.map((rung) => rung.threshold),
    ]);
    if (!answer) throw new Error('the probe returned no row');
    if (answer.today !== day || answer.calendar !== calendar || answer.editions !== editions) this.standing = await this.standingOn(answer);
    return answer.due ? null : answer.today;
  }

  private async standingOn({ today, calendar: mark, editions }: Answer): Promise<Standing> {
    const calendar = await this.calendar.load(this.uow);
    const rungs = this.policy.ladders.flatMap((ladder) => rungThresholds(ladder, today, calendar).map(({ code, threshold }) => ({ ladder: ladder.code, code, threshold })));
    return { day: today, calendar: mark, editions, rungs };
  }
}
