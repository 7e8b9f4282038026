import type { AssignmentRole, DraftAssignment, DraftItem, DraftPhase, DraftReportingDuty, DutyAudience, NumericTarget, PlanDraft, PlanKind, ReportingDutyKind } from '../../src/domain/document/plan-draft.js';
import type { DeadlineTerms } from '../../src/domain/kernel/deadline.js';
import type { LocalDate } from '../../src/domain/kernel/local-date.js';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { AccountsService, type NewAccount } from '../../src/modules/accounts/index.js';
import { IssuingService } from '../../src/modules/issuing/index.js';
import { ItemsService } from '../../src/modules/items/index.js';
import { PlansService } from '../../src/modules/plans/index.js';
import { ReportingDutiesService } from '../../src/modules/submissions/index.js';
import { UnitsService } from '../../src/modules/units/index.js';
import type { Tx } from '../../src/platform/db/unit-of-work.js';
import type { EngineApp } from './engine-app.js';

const PLACE = { line: 1, endLine: 1 };
const ROLE_WORDS: Readonly<Record<AssignmentRole, string>> = { lead: '牵头单位', cooperating: '责任单位', guiding: '指导单位' };

/** An item with its units and deadline; units are named by the code they get, their name is the code itself. */
class ItemBuilder {
  constructor(
    private readonly words: string,
    private readonly units: readonly { readonly code: string; readonly role: AssignmentRole }[] = [],
    private readonly due: LocalDate | null = null,
    private readonly evergreen = false,
    private readonly terms: DeadlineTerms = {},
    private readonly targets: readonly NumericTarget[] = [],
  ) {}

  ledBy(...codes: readonly string[]): ItemBuilder {
    return this.with('lead', codes);
  }

  helpedBy(...codes: readonly string[]): ItemBuilder {
    return this.with('cooperating', codes);
  }

  dueOn(date: LocalDate): ItemBuilder {
    return new ItemBuilder(this.words, this.units, date, false, {}, this.targets);
  }

  /** 持续推进 */
  withoutEnd(): ItemBuilder {
    return new ItemBuilder(this.words, this.units, null, true);
  }

  /** A rhythm (每季度末) or a span (收到通知后15个工作日内) instead of a day. */
  inTermsOf(terms: DeadlineTerms): ItemBuilder {
    return new ItemBuilder(this.words, this.units, null, false, terms);
  }

  /** A number the text promises. */
  promising(target: NumericTarget): ItemBuilder {
    return new ItemBuilder(this.words, this.units, this.due, this.evergreen, this.terms, [...this.targets, target]);
  }

  get unitCodes(): string[] {
    return this.units.map((unit) => unit.code);
  }

  draft(position: number): DraftItem {
    return {
      key: `item-${position}`,
      position,
      number: String(position),
      headings: [],
      text: this.words,
      points: [],
      upstreamText: null,
      deadline: { raw: this.evergreen ? '持续推进' : (this.due ?? ''), dueOn: this.due, precision: this.due === null ? null : 'day', evergreen: this.evergreen, ...this.terms },
      targets: this.targets,
      clauses: [],
      assignments: this.units.map(({ code, role }): DraftAssignment => ({
        role,
        roleWord: ROLE_WORDS[role],
        printed: code,
        outcome: 'matched',
        unitCode: code,
        viaGroup: null,
        candidates: [],
      })),
      place: PLACE,
    };
  }

  private with(role: AssignmentRole, codes: readonly string[]): ItemBuilder {
    return new ItemBuilder(this.words, [...this.units, ...codes.map((code) => ({ code, role }))], this.due, this.evergreen, this.terms, this.targets);
  }
}

interface DutyWords {
  readonly kind: ReportingDutyKind;
  readonly title: string;
  readonly cadence?: DraftReportingDuty['cadence'];
  readonly dueOn?: LocalDate;
  readonly audience?: DutyAudience;
  readonly minCount?: number;
  readonly soft?: boolean;
  /** Name of the phase it belongs to; absent for the whole plan. */
  readonly phase?: string;
  /** Day of the month each period is due on. */
  readonly dueDay?: number;
}

export interface StoredPlan {
  readonly id: string;
  /** The leading group whose office supervises the plan. */
  readonly leadingGroupId: string;
}

/** A plan that is stored, staffed and issued through the real services. */
class PlanBuilder {
  private readonly items: ItemBuilder[] = [];
  private readonly phases: DraftPhase[] = [];
  private readonly duties: DraftReportingDuty[] = [];
  private readonly unstaffed = new Set<string>();
  private officeStaffed = true;
  private kind: PlanKind = 'implementationPlan';

  constructor(private readonly documentNumber: string) {}

  withItem(item: ItemBuilder): this {
    this.items.push(item);
    return this;
  }

  withPhase(name: string, startsOn: LocalDate | null, endsOn: LocalDate | null): this {
    this.phases.push({ key: `phase-${this.phases.length + 1}`, name, window: { raw: `${startsOn ?? ''}—${endsOn ?? ''}`, startsOn, endsOn }, text: '', place: PLACE });
    return this;
  }

  withDuty({ kind, title, cadence = 'once', dueOn, audience = 'responsibleUnits', minCount = 1, soft = false, phase, dueDay }: DutyWords): this {
    this.duties.push({
      key: `duty-${this.duties.length + 1}`,
      kind,
      title,
      words: title,
      place: PLACE,
      audience,
      cadence,
      deadline: { raw: dueOn ?? '', dueOn: dueOn ?? null, precision: dueOn ? 'day' : null, evergreen: false, ...(dueDay ? { cadence: { every: 'month', day: dueDay } } : {}) },
      phaseKey: this.phases.find(({ name }) => name === phase)?.key ?? null,
      minCount,
      soft,
    });
    return this;
  }

  /** The unit gets neither liaison nor head. */
  withNobodyAt(unitCode: string): this {
    this.unstaffed.add(unitCode);
    return this;
  }

  ofKind(kind: PlanKind): this {
    this.kind = kind;
    return this;
  }

  withNobodyInTheOffice(): this {
    this.officeStaffed = false;
    return this;
  }

  /** Stores and issues the plan on the clock's day. People are `liaison.<unit>`, `head.<unit>`, `office.<document number>` and `leader`. */
  async issuedIn(app: EngineApp): Promise<StoredPlan> {
    return app.run(async (tx) => {
      const plan = await this.staffed(app, tx);
      await app.get(IssuingService).issue(tx, SYSTEM_ACTOR, plan.id);
      return plan;
    });
  }

  /** Stores and staffs the plan as a draft that nobody has issued. */
  async draftedIn(app: EngineApp): Promise<StoredPlan> {
    return app.run((tx) => this.staffed(app, tx));
  }

  private async staffed(app: EngineApp, tx: Tx): Promise<StoredPlan> {
    const codes = [...new Set(this.items.flatMap((item) => item.unitCodes))];
    await app.get(UnitsService).addDirectory(tx, { units: codes.map(aUnit), groups: [] });
    const unitIds = await app.get(UnitsService).idsByCode(tx, codes);
    const leadingGroupId = await app.get(UnitsService).leadingGroupId(tx, `${this.documentNumber}领导小组`, `${this.documentNumber}领导小组办公室`, null);
    await app.get(AccountsService).addDemoAccounts(tx, this.people(codes, unitIds, leadingGroupId));
    return { id: await this.stored(app, tx, leadingGroupId), leadingGroupId };
  }

  private people(codes: readonly string[], unitIds: ReadonlyMap<string, string>, leadingGroupId: string): NewAccount[] {
    const place = { unitId: null, leadingGroupId: null };
    const ofUnits = codes
      .filter((code) => !this.unstaffed.has(code))
      .flatMap((code) => [
        { ...place, login: `liaison.${code}`, displayName: `${code}联络员`, role: 'liaison' as const, unitId: unitIds.get(code) ?? null },
        { ...place, login: `head.${code}`, displayName: `${code}负责人`, role: 'unitHead' as const, unitId: unitIds.get(code) ?? null },
      ]);
    const office = { ...place, login: `office.${this.documentNumber}`, displayName: `${this.documentNumber}办公室`, role: 'officeClerk' as const, leadingGroupId };
    return [{ ...place, login: 'leader', displayName: '分管领导', role: 'leader' }, ...ofUnits, ...(this.officeStaffed ? [office] : [])];
  }

  private async stored(app: EngineApp, tx: Tx, leadingGroupId: string): Promise<string> {
    const draft = this.draft();
    const planId = await app.get(PlansService).create(tx, draft, leadingGroupId);
    if (planId === null) throw new Error(`${this.documentNumber} is stored already`);
    await app.get(ItemsService).create(tx, planId, draft);
    await app.get(ReportingDutiesService).create(tx, planId, draft);
    return planId;
  }

  private draft(): PlanDraft {
    return {
      documentNumber: this.documentNumber,
      title: `${this.documentNumber}实施方案`,
      shortName: '',
      kind: this.kind,
      issuer: '市人民政府办公厅',
      issuedOn: null,
      leadingGroup: null,
      phases: this.phases,
      duties: this.duties,
      scopes: [],
      items: this.items.map((item, index) => item.draft(index + 1)),
      findings: [],
      place: PLACE,
    };
  }
}

function aUnit(code: string) {
  return { code, name: code, kind: 'government' as const, aliases: [], validFrom: null, validTo: null, successorCode: null };
}

export function aPlan(documentNumber = '测政办〔2024〕1号'): PlanBuilder {
  return new PlanBuilder(documentNumber);
}

export function anItem(words = '做好测试工作。'): ItemBuilder {
  return new ItemBuilder(words);
}
