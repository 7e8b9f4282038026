import type { LocalDate } from '../../src/domain/kernel/local-date.js';
import type { ObligationKind } from '../../src/domain/obligation/obligation.js';
import { type NewObligation, type ObligationsOf, ObligationsService } from '../../src/modules/obligations/index.js';
import { aPlan, anItem } from './builders.js';
import type { EngineApp } from './engine-app.js';

export interface OpenedObligation {
  readonly of: ObligationsOf;
  readonly asked: NewObligation;
}

/** Opens obligations of any kind on one assignment of a plan of its own, through the service the features use. */
export class ObligationOpener {
  private constructor(
    private readonly app: EngineApp,
    private readonly planId: string,
    private readonly unitId: string,
  ) {}

  /** The plan's only item has no date, so that nothing but the asked-for obligations climbs a ladder (its acknowledgement and the report expected on it are voided). */
  static async in(app: EngineApp, unitCode = '承办单位', documentNumber = '测政办〔2024〕9号'): Promise<ObligationOpener> {
    const plan = await aPlan(documentNumber).withItem(anItem().ledBy(unitCode)).issuedIn(app);
    const { id, unitId } = await app.one<{ id: string; unitId: string }>('select id, unit_id as "unitId" from assignment where plan_id = $1', [plan.id]);
    for (const kind of ['acknowledgement', 'itemCompletion', 'progressUpdate'] as const) {
      await app.run((tx) => app.get(ObligationsService).void(tx, { subjectType: 'assignment', subjectIds: [id], kind }));
    }
    return new ObligationOpener(app, plan.id, unitId);
  }

  async open(subjectId: string, dueOn: LocalDate | null, kind: ObligationKind = 'officeReview', ladder: string | null = 'standard'): Promise<OpenedObligation> {
    const asked: NewObligation = {
      kind, planId: this.planId, unitId: this.unitId, subjectType: 'assignment', subjectId, title: `事项${subjectId}`, dueOn, dueWords: '', evergreen: false, ladder,
    };
    await this.app.run((tx) => this.app.get(ObligationsService).open(tx, [asked]));
    return { asked, of: { subjectType: 'assignment', subjectIds: [subjectId], kind } };
  }

  /** Opens as many as asked in one statement, subjects numbered from `firstSubject`. */
  async openMany(count: number, dueOn: LocalDate, firstSubject = 100_000): Promise<number> {
    const { asked } = await this.open(String(firstSubject), dueOn);
    const rows = Array.from({ length: count - 1 }, (_, index) => ({ ...asked, subjectId: String(firstSubject + index + 1), title: `事项${firstSubject + index + 1}` }));
    return 1 + (await this.app.run((tx) => this.app.get(ObligationsService).open(tx, rows)));
  }
}
