import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../../../config/env.js';
import { PROJECT_ROOT } from '../../../config/project-root.js';
import type { CorrectionFile } from '../../domain/document/apply-corrections.js';
import { SYSTEM_ACTOR } from '../../domain/policy/actor.js';
import { readCalendarSources, readCalendarYear } from '../../formats/import/calendar-csv.js';
import { readUnitDirectory } from '../../formats/import/unit-directory-csv.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { AccountsService, type NewAccount } from '../accounts/index.js';
import { CalendarYearsService } from '../calendar-years/index.js';
import { ConfirmationService, DocumentsService } from '../documents/index.js';
import { IssuingService } from '../issuing/index.js';
import { UnitsService } from '../units/index.js';
import { DemoClockService } from './demo-clock.service.js';

const SEED = join(PROJECT_ROOT, 'seed-data');
const DEMO_STARTS_ON = '2024-04-01';
const GAZETTE = 'gazette-2024-05-06.txt';

/** Fills a new database from `seed-data/`; on a filled one it adds what is missing and changes nothing else. */
@Injectable()
export class SeedService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly units: UnitsService,
    private readonly calendarYears: CalendarYearsService,
    private readonly documents: DocumentsService,
    private readonly confirmation: ConfirmationService,
    private readonly issuing: IssuingService,
    private readonly accounts: AccountsService,
    private readonly clock: DemoClockService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Tells `step` in Chinese what it is doing; production mode gets the directory and the calendar only. */
  async run(step: (words: string) => void): Promise<void> {
    step('载入单位目录');
    const directory = readUnitDirectory({
      units: await this.text('units/units.csv'),
      aliases: await this.text('units/aliases.csv'),
      groups: await this.text('units/groups.csv'),
    });
    await this.uow.run((tx) => this.units.addDirectory(tx, directory));
    step('载入工作日历');
    const sources = readCalendarSources(await this.text('calendar/sources.csv'));
    const years = await Promise.all(
      sources.map(async ({ year, source }) => ({ year, source, days: readCalendarYear(await this.text(`calendar/${year}.csv`), year, source) })),
    );
    await this.calendarYears.addMissing(SYSTEM_ACTOR, years);
    if (this.config.mode === 'production') return;
    step(`拨演示时钟到 ${DEMO_STARTS_ON}`);
    await this.clock.start(DEMO_STARTS_ON);
    await this.seedPlans(step);
  }

  /** Documents whose findings have been decided in `seed-data/corrections` become plans and are issued; the others stay drafts. */
  private async seedPlans(step: (words: string) => void): Promise<void> {
    step('阅读公报，登记其中的文件');
    const corrections = await this.corrections();
    const source = await this.documents.store(SYSTEM_ACTOR, GAZETTE, await readFile(join(SEED, GAZETTE)), corrections);
    const unused = source.readings.flatMap((reading) => reading.unusedCorrections.map(({ correction, why }) => `${reading.documentNumber} ${correction.finding}（${why}）`));
    if (unused.length > 0) throw new Error(`seed-data/corrections 中的决定没有用上，请核对：${unused.join('；')}`);
    const decided = new Set(corrections.map((document) => document.documentNumber));
    for (const reading of source.readings.filter((candidate) => candidate.draft !== null && decided.has(candidate.documentNumber))) {
      step(`转为方案并交办 ${reading.documentNumber}`);
      await this.uow.run(async (tx) => {
        const [plan] = await tx.query<{ status: string }>(
          'select status from plan join document_reading reading on reading.plan_id = plan.id where reading.id = $1',
          [reading.readingId],
        );
        if (plan) return;
        const planId = await this.confirmation.confirm(tx, SYSTEM_ACTOR, reading.readingId);
        await this.accounts.addDemoAccounts(tx, await this.demoAccounts(tx, planId));
        await this.issuing.issue(tx, SYSTEM_ACTOR, planId);
      });
    }
  }

  /** A liaison and a head for every unit of the plan, a clerk and a director for its office, one leader for the city and the three who run the system. */
  private async demoAccounts(tx: Parameters<AccountsService['addDemoAccounts']>[0], planId: string): Promise<NewAccount[]> {
    const units = await tx.query<{ id: string; code: string; name: string }>(
      'select id, code, name from unit where id in (select unit_id from assignment where plan_id = $1) order by position',
      [planId],
    );
    const offices = await tx.query<{ leadingGroupId: string; name: string; officeUnitId: string | null; documentNumber: string }>(
      `select leading_group.id as "leadingGroupId", office_name as name, office_unit_id as "officeUnitId", document_number as "documentNumber"
       from plan join leading_group on leading_group.id = plan.leading_group_id where plan.id = $1`,
      [planId],
    );
    return [
      { login: 'leader', displayName: '分管副市长', role: 'leader' as const, unitId: null, leadingGroupId: null },
      ...offices.flatMap((office) => {
        const number = (office.documentNumber.match(/\d+/g) ?? []).join('-');
        const place = { unitId: office.officeUnitId, leadingGroupId: office.leadingGroupId };
        return [
          { login: `office.${number}`, displayName: office.name, role: 'officeClerk' as const, ...place },
          { login: `director.${number}`, displayName: `${office.name}主任`, role: 'officeDirector' as const, ...place },
        ];
      }),
      ...units.flatMap((unit) => [
        { login: `liaison.${unit.code}`, displayName: `${unit.name}联络员`, role: 'liaison' as const, unitId: unit.id, leadingGroupId: null },
        { login: `head.${unit.code}`, displayName: `${unit.name}负责人`, role: 'unitHead' as const, unitId: unit.id, leadingGroupId: null },
      ]),
      { login: 'admin.system', displayName: '系统管理员', role: 'systemAdministrator' as const, unitId: null, leadingGroupId: null },
      { login: 'admin.security', displayName: '安全管理员', role: 'securityAdministrator' as const, unitId: null, leadingGroupId: null },
      { login: 'admin.audit', displayName: '审计管理员', role: 'auditor' as const, unitId: null, leadingGroupId: null },
    ];
  }

  private async corrections(): Promise<CorrectionFile[]> {
    const files = (await readdir(join(SEED, 'corrections'))).filter((name) => name.endsWith('.json')).sort();
    return Promise.all(files.map(async (name) => JSON.parse(await this.text(`corrections/${name}`)) as CorrectionFile));
  }

  private text(path: string): Promise<string> {
    return readFile(join(SEED, path), 'utf8');
  }
}
