import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { WorkingCalendar } from '../../domain/kernel/working-calendar.js';
import { ladderNamed, type LadderPolicy } from '../../domain/obligation/ladder.js';
import { type Light, light } from '../../domain/obligation/light.js';
import type { ObligationView } from '../../domain/obligation/obligation.js';
import { rungDay, rungThresholds } from '../../domain/obligation/rung-thresholds.js';

/** A light with the rule it follows. */
export interface ExplainedLight extends Light {
  /** Title of the ladder; null where nothing is owed. */
  readonly ladder: string | null;
  /** The effective due date, and the day from which it is yellow; null when it has none. */
  readonly dueOn: LocalDate | null;
  readonly yellowFrom: LocalDate | null;
}

/** What `LIGHT_FACTS` gives of the duty that lights a row. */
export type LightFacts = ObligationView & { readonly ladder: string };

/** Sentences of one day that are kept: a page has few different duties, all pages of a plan the same ones. */
const REMEMBERED = 5_000;

/** The day a page is read on: lights of that day by the calendar, and the due dates up to which each ladder is yellow. */
export class ReadingDay {
  readonly ladders: readonly string[];
  /** In the order of `ladders`: the latest due date that is yellow on this day; null for a ladder without a yellow rung. */
  readonly yellowUntil: readonly (LocalDate | null)[];
  private readonly remembered = new Map<string, ExplainedLight>();

  constructor(
    readonly today: LocalDate,
    readonly calendar: WorkingCalendar,
    private readonly policy: LadderPolicy,
  ) {
    this.ladders = policy.ladders.map(({ code }) => code);
    this.yellowUntil = policy.ladders.map((ladder) => {
      const index = ladder.rungs.findIndex((rung) => rung.light === 'yellow');
      return index < 0 ? null : (rungThresholds(ladder, today, calendar)[index]?.threshold ?? null);
    });
  }

  /** The light that the facts in JSON give; the same words are looked up, not read again. */
  lightOf(words: string): ExplainedLight {
    const known = this.remembered.get(words);
    if (known) return known;
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    const explained = this.explained(JSON.parse(words) as LightFacts);
    this.remembered.set(words, explained);
    return explained;
  }

  /** The light of a duty on this day. */
  light(facts: LightFacts): ExplainedLight {
    return this.lightOf(JSON.stringify(facts));
  }

  private explained(facts: LightFacts): ExplainedLight {
    const ladder = ladderNamed(this.policy, facts.ladder);
    const dueOn = facts.effectiveDueOn === undefined ? facts.dueOn : facts.effectiveDueOn;
    const yellowRung = ladder.rungs.find((rung) => rung.light === 'yellow');
    return {
      ...light(facts, this.today, ladder, this.calendar),
      ladder: ladder.title,
      dueOn,
      yellowFrom: dueOn === null || !yellowRung ? null : rungDay(dueOn, yellowRung, this.calendar).date,
    };
  }

  /** The same calendar and ladders on another day. */
  on(day: LocalDate): ReadingDay {
    return day === this.today ? this : new ReadingDay(day, this.calendar, this.policy);
  }

  /** Working days from the day after `since` up to and including this day. */
  workingDaysSince(since: LocalDate): number {
    return this.calendar.workingDaysBetween(since, this.today).days;
  }
}

/** A grey light that no duty gives. */
export function unlit(reason: string): ExplainedLight {
  return { colour: 'grey', reason, provisional: false, ladder: null, dueOn: null, yellowFrom: null };
}
